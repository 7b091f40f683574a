/* Many pages asked for side by side, by libcurl. */
#include "net/probe.h"

#include "base/buf.h"
#include "base/mem.h"
#include <curl/curl.h>
#include <errno.h>
#include <netdb.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/socket.h>

enum { MOST_HOPS = 10, POLL_MS = 1000, MS = 1000 };

/* The pages of one host, asked for one after another. */
typedef struct Host {
    const char *name;
    size_t name_len;
    size_t next, end; /* of Prober.order */
} Host;

typedef struct Prober Prober;

/* One page being asked for. */
typedef struct Try {
    Prober *prober;
    CURL *easy; /* NULL: it is free */
    Probe *probe;
    Host *host;
    bool whole;    /* with GET */
    bool reads;    /* … to its end */
    Buf page;      /* reads: so far */
    bool for_good; /* all redirects so far */
    char error[CURL_ERROR_SIZE];
} Try;

typedef struct Prober {
    Arena *arena;
    const ProbeOptions *options;
    CURLM *multi;
    Probe *probes;
    const char **addresses; /* of each probe, as it is sent; NULL: none can be */
    size_t *order;          /* indexes of probes, host by host */
    size_t n, done;
    Host *hosts;
    size_t n_hosts;
    VEC(Host *) ready; /* with pages left, none of them asked for now */
    size_t next_ready;
    Try tries[PROBE_AT_ONCE];
    size_t at_work;
    bool outside;       /* somebody beyond this machine was there */
    const char *nobody; /* the first host whose name wasn't found; NULL: none */
    bool no_way;        /* to a proxy, to any network */
} Prober;

/* ---- hosts ---- */

static int compare_hosts(const void *x, const void *y)
{
    const Host *a = x, *b = y;
    size_t n = a->name_len < b->name_len ? a->name_len : b->name_len;
    int order = strncmp(a->name, b->name, n);
    if (order == 0)
        order = (a->name_len > b->name_len) - (a->name_len < b->name_len);
    return order ? order : (a->next > b->next) - (a->next < b->next);
}

static bool is_same_host(const Host *a, const Host *b)
{
    return a->name_len == b->name_len && strncmp(a->name, b->name, a->name_len) == 0;
}

/* Sorts the probes by their hosts. */
static void list_hosts(Prober *p)
{
    Host *all = ARENA_ARRAY(p->arena, Host, p->n + 1);
    size_t n = 0;
    for (size_t i = 0; i < p->n; i++) {
        p->addresses[i] = probe_address(p->arena, p->probes[i].address);
        if (!p->addresses[i]) {
            p->probes[i].result = PROBE_NO_HOST;
            p->done++;
            continue;
        }
        Host *h = &all[n++];
        h->name = probe_host(p->addresses[i], &h->name_len);
        h->next = i;
    }
    qsort(all, n, sizeof *all, compare_hosts);
    p->hosts = all;
    for (size_t i = 0; i < n; i++) {
        p->order[i] = all[i].next;
        if (!i || !is_same_host(&p->hosts[p->n_hosts - 1], &all[i]))
            p->hosts[p->n_hosts++] = (Host){all[i].name, all[i].name_len, i, i};
        p->hosts[p->n_hosts - 1].end = i + 1;
    }
    for (size_t i = 0; i < p->n_hosts; i++)
        vec_push(&p->ready, &p->hosts[i]);
}

/* ---- one page ---- */

static bool is_html(CURL *e)
{
    char *type = NULL;
    curl_easy_getinfo(e, CURLINFO_CONTENT_TYPE, &type);
    return type && (strncasecmp(type, "text/html", 9) == 0 || strncasecmp(type, "application/xhtml+xml", 21) == 0);
}

/* The page's beginning is enough, but of one that is to be read. */
static size_t take_data(const char *data, size_t size, size_t n, void *context)
{
    Try *t = context;
    if (!t->reads || !is_html(t->easy) || t->page.len + size * n > PROBE_MOST_READ)
        return 0;
    buf_put(&t->page, data, size * n);
    return size * n;
}

/* Whether a redirect is for good; its status line says so. */
static size_t look_at_header(const char *line, size_t size, size_t n, void *context)
{
    Try *t = context;
    size_t len = size * n, blank = 0;
    if (len > 12 && strncmp(line, "HTTP/", 5) == 0) {
        while (blank < len && line[blank] != ' ')
            blank++;
        if (blank + 4 <= len && line[blank + 1] == '3' && strncmp(line + blank + 1, "301", 3) != 0 &&
            strncmp(line + blank + 1, "308", 3) != 0)
            t->for_good = false;
    }
    return len;
}

/* The first request has half of the time, so that both have no more than was said. */
static void set_up(Try *t)
{
    const ProbeOptions *o = t->prober->options;
    const long limit = (long)(o->seconds > 0 ? o->seconds : PROBE_SECONDS) * MS / 2;
    CURL *e = t->easy;
    curl_easy_setopt(e, CURLOPT_URL, t->prober->addresses[t->probe - t->prober->probes]);
    curl_easy_setopt(e, CURLOPT_PRIVATE, t);
    curl_easy_setopt(e, CURLOPT_ERRORBUFFER, t->error);
    curl_easy_setopt(e, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(e, CURLOPT_USERAGENT, o->agent);
    curl_easy_setopt(e, CURLOPT_PROTOCOLS_STR, "http,https");
    curl_easy_setopt(e, CURLOPT_REDIR_PROTOCOLS_STR, "http,https");
    curl_easy_setopt(e, CURLOPT_FOLLOWLOCATION, 1L);
    curl_easy_setopt(e, CURLOPT_MAXREDIRS, (long)MOST_HOPS);
    curl_easy_setopt(e, CURLOPT_COOKIEFILE, ""); /* kept for this page alone: some lead in circles without */
    curl_easy_setopt(e, CURLOPT_TIMEOUT_MS, limit);
    curl_easy_setopt(e, CURLOPT_CONNECTTIMEOUT_MS, limit);
    curl_easy_setopt(e, CURLOPT_HEADERFUNCTION, look_at_header);
    curl_easy_setopt(e, CURLOPT_HEADERDATA, t);
    curl_easy_setopt(e, CURLOPT_WRITEFUNCTION, take_data);
    curl_easy_setopt(e, CURLOPT_WRITEDATA, t);
    curl_easy_setopt(e, t->whole ? CURLOPT_HTTPGET : CURLOPT_NOBODY, 1L);
}

static bool begin_try(Try *t)
{
    t->easy = curl_easy_init();
    t->for_good = true;
    t->error[0] = '\0';
    if (!t->easy)
        return false;
    set_up(t);
    return curl_multi_add_handle(t->prober->multi, t->easy) == CURLM_OK;
}

static void end_try(Try *t)
{
    curl_multi_remove_handle(t->prober->multi, t->easy);
    curl_easy_cleanup(t->easy);
    t->easy = NULL;
    buf_free(&t->page);
}

/* 429 and the like: to ask again would be to insist. */
static bool is_untold(long status)
{
    return status == 401 || status == 403 || status == 407 || status == 429 || status == 451 || status == 999;
}

static bool is_answered(const Try *t, CURLcode code, long status)
{
    return code == CURLE_OK || (t->whole && code == CURLE_WRITE_ERROR && status > 0);
}

/* Servers that know no HEAD say so in many ways; a page that can't be read to its end may have a beginning. */
static bool wants_get(const Try *t, CURLcode code, long status)
{
    if (t->whole && !t->reads)
        return false;
    switch (code) {
    case CURLE_OK:
        return !t->whole && status >= 400 && status != 429;
    case CURLE_GOT_NOTHING:
    case CURLE_RECV_ERROR:
    case CURLE_SEND_ERROR:
    case CURLE_PARTIAL_FILE:
    case CURLE_HTTP2:
    case CURLE_HTTP2_STREAM:
    case CURLE_WEIRD_SERVER_REPLY:
    case CURLE_TOO_MANY_REDIRECTS:
    case CURLE_OPERATION_TIMEDOUT:
        return true;
    default:
        return false;
    }
}

static ProbeResult result_of_status(long status)
{
    return is_untold(status) ? PROBE_UNTOLD : status >= 500 ? PROBE_FAULTY : status >= 400 ? PROBE_GONE : PROBE_THERE;
}

static ProbeResult result_of_fault(CURLcode code)
{
    switch (code) {
    case CURLE_COULDNT_CONNECT:
        return PROBE_REFUSED;
    case CURLE_OPERATION_TIMEDOUT:
        return PROBE_LATE;
    case CURLE_PEER_FAILED_VERIFICATION:
        return PROBE_UNTRUSTED;
    default:
        return PROBE_BROKEN;
    }
}

/* Whether it says that there is no way out of this machine. */
static bool has_no_way(const Try *t, CURLcode code)
{
    long fault = 0;
    curl_easy_getinfo(t->easy, CURLINFO_OS_ERRNO, &fault);
    return code == CURLE_COULDNT_RESOLVE_PROXY ||
           (code == CURLE_COULDNT_CONNECT && (fault == ENETUNREACH || fault == EHOSTUNREACH || fault == ENETDOWN));
}

/* Nobody said which address the name has. */
static bool is_unnamed(const Try *t, CURLcode code)
{
    curl_off_t looked_up = 0;
    curl_easy_getinfo(t->easy, CURLINFO_NAMELOOKUP_TIME_T, &looked_up);
    return code == CURLE_COULDNT_RESOLVE_HOST || (code == CURLE_OPERATION_TIMEDOUT && !looked_up);
}

/* Whether somebody beyond this machine said something. */
static bool is_outside(const Try *t, ProbeResult result)
{
    char *ip = NULL;
    curl_easy_getinfo(t->easy, CURLINFO_PRIMARY_IP, &ip);
    return result != PROBE_UNTRIED && result != PROBE_NO_HOST && result != PROBE_LATE && ip && *ip &&
           strncmp(ip, "127.", 4) != 0 && strcmp(ip, "::1") != 0;
}

static ProbeResult result_of(Prober *p, const Try *t, CURLcode code, long status)
{
    ProbeResult result = is_answered(t, code, status) ? result_of_status(status)
                         : has_no_way(t, code)        ? PROBE_UNTRIED
                         : is_unnamed(t, code)        ? PROBE_NO_HOST
                                                      : result_of_fault(code);
    if (result == PROBE_NO_HOST && !p->nobody)
        p->nobody = arena_strndup(p->arena, t->host->name, strcspn(t->host->name, ":/"));
    p->no_way = p->no_way || result == PROBE_UNTRIED;
    p->outside = p->outside || is_outside(t, result);
    return result;
}

static void take_result(Try *t, CURLcode code, long status)
{
    Prober *p = t->prober;
    Probe *probe = t->probe;
    char *where = NULL;
    long hops = 0;
    curl_easy_getinfo(t->easy, CURLINFO_EFFECTIVE_URL, &where);
    curl_easy_getinfo(t->easy, CURLINFO_REDIRECT_COUNT, &hops);
    probe->status = (int)status;
    probe->result = result_of(p, t, code, status);
    if (probe->result == PROBE_BROKEN)
        probe->why = arena_strdup(p->arena, *t->error ? t->error : curl_easy_strerror(code));
    if (t->reads && code == CURLE_OK && status == 200 && is_html(t->easy) && t->page.len && p->options->page)
        p->options->page(p->options->page_context, (size_t)(probe - p->probes), t->page.data, t->page.len);
    if (hops > 0 && where) {
        probe->moved_to = arena_strdup(p->arena, where);
        probe->for_good = t->for_good;
    }
    p->done++;
    if (p->options->step)
        p->options->step(p->options->context, p->done, p->n, probe->address);
}

/* ---- all of them ---- */

static void free_try(Prober *p, Try *t)
{
    p->at_work--;
    if (t->host->next < t->host->end)
        vec_push(&p->ready, t->host);
}

static void begin_more(Prober *p)
{
    for (size_t i = 0; i < PROBE_AT_ONCE && p->next_ready < p->ready.len; i++) {
        Try *t = &p->tries[i];
        if (t->easy)
            continue;
        Host *h = p->ready.ptr[p->next_ready++];
        *t = (Try){.prober = p, .host = h, .probe = &p->probes[p->order[h->next++]]};
        t->whole = t->reads = t->probe->read;
        p->at_work++;
        if (begin_try(t))
            continue;
        *t->probe = (Probe){
            .address = t->probe->address, .result = PROBE_BROKEN, .why = curl_easy_strerror(CURLE_OUT_OF_MEMORY)};
        end_try(t);
        free_try(p, t);
    }
}

static void end_one(Prober *p, Try *t, CURLcode code)
{
    long status = 0;
    curl_easy_getinfo(t->easy, CURLINFO_RESPONSE_CODE, &status);
    if (wants_get(t, code, status)) {
        end_try(t);
        t->whole = true;
        t->reads = false;
        if (begin_try(t))
            return;
    }
    take_result(t, code, status);
    end_try(t);
    free_try(p, t);
}

static void end_finished(Prober *p)
{
    CURLMsg *m;
    int left;
    while ((m = curl_multi_info_read(p->multi, &left))) {
        char *context = NULL;
        CURLcode code = m->data.result;
        curl_easy_getinfo(m->easy_handle, CURLINFO_PRIVATE, &context);
        end_one(p, (Try *)(void *)context, code);
    }
}

/* Whether the resolver can ask nobody; a name that nobody has is an answer. */
static bool resolver_is_mute(const char *host)
{
    struct addrinfo hints = {.ai_socktype = SOCK_STREAM}, *found = NULL;
    int fault = getaddrinfo(host, NULL, &hints, &found);
    if (!fault)
        freeaddrinfo(found);
    return fault == EAI_AGAIN || fault == EAI_FAIL || fault == EAI_SYSTEM;
}

/* As long as nobody outside has answered. */
static bool is_offline(const Prober *p)
{
    return !p->outside && (p->no_way || (p->nobody && resolver_is_mute(p->nobody)));
}

/* false: there is no network, the rest need not be tried. */
static bool run(Prober *p)
{
    bool asked = false;
    begin_more(p);
    while (p->at_work) {
        int running;
        if (curl_multi_perform(p->multi, &running) != CURLM_OK)
            return false;
        end_finished(p);
        if (!asked && p->done >= PROBE_AT_ONCE && !p->outside && (p->nobody || p->no_way)) {
            asked = true;
            if (is_offline(p))
                return false;
        }
        begin_more(p);
        if (p->at_work)
            curl_multi_poll(p->multi, NULL, 0, POLL_MS, NULL);
    }
    return !is_offline(p);
}

/* What a missing network explains. A host beyond reach of one that is there is the host's fault. */
static void explain(Prober *p, bool reached)
{
    for (size_t i = 0; i < p->n; i++) {
        ProbeResult *r = &p->probes[i].result;
        if (reached && *r == PROBE_UNTRIED)
            *r = PROBE_REFUSED;
        else if (!reached && *r == PROBE_NO_HOST)
            *r = PROBE_UNTRIED;
    }
}

bool probe_all(Arena *a, Probe *probes, size_t n, const ProbeOptions *o)
{
    Prober p = {.arena = a, .options = o, .probes = probes, .n = n};
    for (size_t i = 0; i < n; i++)
        probes[i] = (Probe){.address = probes[i].address, .read = probes[i].read};
    p.addresses = ARENA_ARRAY(a, const char *, n + 1);
    p.order = ARENA_ARRAY(a, size_t, n + 1);
    if (curl_global_init(CURL_GLOBAL_DEFAULT) != CURLE_OK)
        return false;
    p.multi = curl_multi_init();
    list_hosts(&p);
    bool reached = p.multi && run(&p);
    for (size_t i = 0; i < PROBE_AT_ONCE; i++)
        if (p.tries[i].easy)
            end_try(&p.tries[i]);
    curl_multi_cleanup(p.multi);
    curl_global_cleanup();
    vec_free(&p.ready);
    explain(&p, reached);
    return reached;
}
