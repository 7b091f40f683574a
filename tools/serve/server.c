/* The server: connections, answers, who waits. What a request means is in served.c. */
#include "serve/server.h"

#include "serve/served.h"
#include <arpa/inet.h>
#include <errno.h>
#include <microhttpd.h>
#include <netdb.h>
#include <netinet/in.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <threads.h>
#include <unistd.h>

#define OWN "/.paiban/"
#define STATE OWN "state"

enum {
    PATIENCE = 20000, /* milliseconds that a connection waits for news */
    MOST_LINKS = 1024,
    IDLE_SECONDS = 60,
    REQUEST_MEMORY = 16 << 10,
};

/* A connection: when there are many, the one that has been idle the longest goes. */
typedef struct Link {
    struct Link *before, *after; /* by the time of its last request */
    int socket;
    bool busy;
} Link;

/* A request that waits: for another state, or for a file that is being made. */
typedef struct Waiting {
    struct MHD_Connection *connection;
    const char *issue; /* whose PDF, the heap's; NULL: for news */
    uint64_t since;
} Waiting;

typedef struct Request {
    bool has_waited;
} Request;

struct Server {
    World *world;
    ServerOptions o;
    char *dir, *aids, *host;
    struct MHD_Daemon *daemon;
    bool is_public;
    Link links; /* a ring; of the server's thread alone */
    size_t n_links, most_links;
    mtx_t lock; /* guards what follows */
    unsigned build, good;
    Buf members; /* of the state */
    bool closing;
    VEC(Waiting) waiting;
};

/* ---- answers ---- */

typedef struct Answer {
    unsigned good; /* of which build the files are, or an older one */
    unsigned status;
    const char *type;
    Buf body;
    char *location; /* NULL: none; the heap's */
    bool is_file;   /* it may be asked for in parts */
} Answer;

static const char text_type[] = "text/plain; charset=utf-8";

static void answer_text(Answer *a, unsigned status, const char *text)
{
    a->status = status;
    a->type = text_type;
    a->body.len = 0;
    buf_puts(&a->body, text);
}

/* The page's script knows of which build the page is. */
static void add_script(Answer *a)
{
    Buf tag = {0};
    buf_printf(&tag, "<script src=\"" OWN "reload.js\" data-good=\"%u\" defer></script>\n", a->good);
    served_add_to_page(&a->body, tag.data);
    buf_free(&tag);
}

static unsigned good_now(Server *s)
{
    mtx_lock(&s->lock);
    unsigned good = s->good;
    mtx_unlock(&s->lock);
    return good;
}

static bool read_file(const char *path, Buf *body)
{
    Diag *d = diag_new();
    World *own = world_new(); /* what is served is no input */
    bool missing, ok = world_read(own, d, path, body, &missing);
    world_free(own);
    diag_free(d);
    return ok;
}

static bool is_page(const Answer *a)
{
    return strncmp(a->type, "text/html", 9) == 0;
}

static void answer_file(const char *path, Answer *a)
{
    a->status = MHD_HTTP_OK;
    a->type = served_media_type(path);
    a->is_file = !is_page(a);
    if (is_page(a))
        add_script(a);
}

/* The site's own page, or, before there is a site, one that waits for it. */
static void answer_missing(Server *s, Answer *a)
{
    char *path = served_file(s->dir, "/404.html"), *index = served_file(s->dir, "/index.html");
    bool site = world_exists(s->world, index);
    a->status = site ? MHD_HTTP_NOT_FOUND : MHD_HTTP_SERVICE_UNAVAILABLE;
    a->type = served_media_type(path);
    if (!read_file(path, &a->body)) {
        a->body.len = 0;
        buf_printf(&a->body,
                   "<!DOCTYPE html>\n<html lang=\"zh\">\n<head><meta charset=\"utf-8\"><title>paiban</title></head>"
                   "\n<body>\n<p>%s</p>\n</body>\n</html>\n",
                   site ? "404" : "…");
    }
    add_script(a);
    mem_free(index);
    mem_free(path);
}

/* Our own script and style: nothing else stands under that name. */
static void answer_own(Server *s, const char *url, Answer *a)
{
    char *path = served_file(s->aids, url + strlen(OWN) - 1);
    if (path && read_file(path, &a->body)) {
        a->status = MHD_HTTP_OK;
        a->type = served_media_type(path);
    } else {
        answer_text(a, MHD_HTTP_NOT_FOUND, "not found\n");
    }
    mem_free(path);
}

/* false: it is not there. */
static bool answer_path(Server *s, const char *url, Answer *a)
{
    char *path = served_file(s->dir, url);
    bool found = true;
    if (path && world_is_dir(s->world, path)) { /* a folder without its slash: relative links would go astray */
        Buf to = {0};
        served_put_address(&to, url);
        buf_putc(&to, '/');
        a->location = to.data;
        answer_text(a, MHD_HTTP_MOVED_PERMANENTLY, "");
    } else if (path && read_file(path, &a->body)) {
        answer_file(path, a);
    } else {
        found = false;
    }
    mem_free(path);
    return found;
}

/* ---- waiting ---- */

static void wait_for(Server *s, struct MHD_Connection *connection, const char *issue)
{
    MHD_suspend_connection(connection);
    vec_push(&s->waiting, ((Waiting){connection, issue, world_milliseconds(s->world)}));
}

/* Lets go of those that wait for this issue (NULL: for news), since before that time. Under the lock. */
static void let_go(Server *s, const char *issue, uint64_t before)
{
    size_t kept = 0;
    for (size_t i = 0; i < s->waiting.len; i++) {
        Waiting w = s->waiting.ptr[i];
        bool same = issue ? w.issue && strcmp(w.issue, issue) == 0 : !w.issue;
        if (!same || w.since >= before) {
            s->waiting.ptr[kept++] = w;
            continue;
        }
        mem_free((void *)w.issue);
        MHD_resume_connection(w.connection);
    }
    s->waiting.len = kept;
}

/* What the last build was; true: there is no news yet, so the connection waits. */
static bool answer_state(Server *s, struct MHD_Connection *connection, Request *request, Answer *a)
{
    const char *seen = MHD_lookup_connection_value(connection, MHD_GET_ARGUMENT_KIND, "seen");
    mtx_lock(&s->lock);
    bool waits = !s->closing && !request->has_waited && seen && strtoul(seen, NULL, 10) == s->build;
    if (waits) {
        request->has_waited = true;
        wait_for(s, connection, NULL);
    } else {
        a->status = MHD_HTTP_OK;
        a->type = "application/json";
        buf_printf(&a->body, "{\"build\":%u,\"good\":%u%s%s}\n", s->build, s->good, s->members.len ? "," : "",
                   s->members.len ? s->members.data : "");
    }
    mtx_unlock(&s->lock);
    return waits;
}

/* A PDF that nobody has made yet: it is asked for, once a request. */
static bool waits_for_pdf(Server *s, struct MHD_Connection *connection, const char *url, Request *request)
{
    char *issue = request->has_waited ? NULL : served_pdf_issue(url), *folder = NULL;
    Buf dir = {0};
    if (issue) {
        buf_printf(&dir, "/%s", issue);
        folder = served_file(s->dir, dir.data);
    }
    bool waits = folder && world_is_dir(s->world, folder);
    mem_free(folder);
    buf_free(&dir);
    mtx_lock(&s->lock);
    waits = waits && !s->closing;
    if (waits) {
        request->has_waited = true;
        wait_for(s, connection, issue);
    } else {
        mem_free(issue);
    }
    mtx_unlock(&s->lock);
    if (waits)
        s->o.wake(s->o.context);
    return waits;
}

/* true: the connection waits, and its request comes again. */
static bool answer(Server *s, struct MHD_Connection *connection, const char *url, Request *request, Answer *a)
{
    a->good = good_now(s); /* before a file is read */
    if (strcmp(url, STATE) == 0)
        return answer_state(s, connection, request, a);
    if (strncmp(url, OWN, strlen(OWN)) == 0)
        answer_own(s, url, a);
    else if (!answer_path(s, url, a)) {
        if (waits_for_pdf(s, connection, url, request))
            return true;
        answer_missing(s, a);
    }
    return false;
}

/* ---- HTTP ---- */

static const char *header_of(struct MHD_Connection *connection, const char *name)
{
    return MHD_lookup_connection_value(connection, MHD_HEADER_KIND, name);
}

/* The body, or the part of it that is asked for; Content-Range is set. If-Range names a version, and we give none. */
static struct MHD_Response *body_of(struct MHD_Connection *connection, const char *method, Answer *a)
{
    size_t n = a->body.len, first = 0, last = n ? n - 1 : 0;
    Buf range = {0};
    if (a->is_file && strcmp(method, "GET") == 0 && !header_of(connection, MHD_HTTP_HEADER_IF_RANGE)) {
        RangeKind kind = served_range(header_of(connection, MHD_HTTP_HEADER_RANGE), n, &first, &last);
        if (kind == RANGE_PART) {
            a->status = MHD_HTTP_PARTIAL_CONTENT;
            buf_printf(&range, "bytes %zu-%zu/%zu", first, last, n);
            n = last - first + 1;
        } else if (kind == RANGE_OUTSIDE) {
            a->status = MHD_HTTP_RANGE_NOT_SATISFIABLE;
            buf_printf(&range, "bytes */%zu", n);
            n = 0;
        }
    }
    struct MHD_Response *r = MHD_create_response_from_buffer(n, n ? a->body.data + first : "",
                                                             n ? MHD_RESPMEM_MUST_COPY : MHD_RESPMEM_PERSISTENT);
    if (r && range.len)
        MHD_add_response_header(r, MHD_HTTP_HEADER_CONTENT_RANGE, range.data);
    if (r && a->is_file)
        MHD_add_response_header(r, MHD_HTTP_HEADER_ACCEPT_RANGES, "bytes");
    buf_free(&range);
    return r;
}

static enum MHD_Result send_answer(struct MHD_Connection *connection, const char *method, Answer *a)
{
    struct MHD_Response *r = body_of(connection, method, a);
    if (!r)
        return MHD_NO;
    MHD_add_response_header(r, MHD_HTTP_HEADER_CONTENT_TYPE, a->type);
    MHD_add_response_header(r, MHD_HTTP_HEADER_CACHE_CONTROL, "no-store");
    MHD_add_response_header(r, "X-Content-Type-Options", "nosniff");
    MHD_add_response_header(r, "Cross-Origin-Resource-Policy", "same-origin"); /* drafts are no one else's */
    if (a->status == MHD_HTTP_METHOD_NOT_ALLOWED)
        MHD_add_response_header(r, MHD_HTTP_HEADER_ALLOW, "GET, HEAD");
    if (a->location)
        MHD_add_response_header(r, MHD_HTTP_HEADER_LOCATION, a->location);
    enum MHD_Result result = MHD_queue_response(connection, a->status, r);
    MHD_destroy_response(r);
    return result;
}

static Link *link_of(struct MHD_Connection *connection)
{
    const union MHD_ConnectionInfo *info = MHD_get_connection_info(connection, MHD_CONNECTION_INFO_SOCKET_CONTEXT);
    return info ? info->socket_context : NULL;
}

static enum MHD_Result handle(void *context, struct MHD_Connection *connection, const char *url, const char *method,
                              const char *version, const char *upload, size_t *upload_size, void **request)
{
    (void)version;
    (void)upload;
    Server *s = context;
    if (!*request) { /* called once for the headers, again when the request is complete */
        *request = mem_alloc(sizeof(Request));
        return MHD_YES;
    }
    if (*upload_size) {
        *upload_size = 0;
        return MHD_YES;
    }
    Link *l = link_of(connection);
    if (l)
        l->busy = true; /* it has asked for something */
    Answer a = {.type = text_type};
    bool waits = false;
    if (strcmp(method, "GET") != 0 && strcmp(method, "HEAD") != 0)
        answer_text(&a, MHD_HTTP_METHOD_NOT_ALLOWED, "only GET and HEAD\n");
    else if (!served_host_is_ours(header_of(connection, MHD_HTTP_HEADER_HOST), s->host))
        answer_text(&a, MHD_HTTP_FORBIDDEN, "not under this name: use localhost, the address in figures, or --host\n");
    else
        waits = answer(s, connection, url, *request, &a);
    enum MHD_Result result = waits ? MHD_YES : send_answer(connection, method, &a);
    buf_free(&a.body);
    mem_free(a.location);
    return result;
}

/* ---- connections ---- */

static void unlink_link(Link *l)
{
    l->before->after = l->after;
    l->after->before = l->before;
}

static void link_last(Server *s, Link *l)
{
    l->after = &s->links;
    l->before = s->links.before;
    l->before->after = l;
    s->links.before = l;
}

/* Room for others: who holds a thousand connections open and asks for nothing locks nobody out. */
static void drop_idle(Server *s)
{
    Link *l = s->links.after;
    while (l != &s->links && l->busy)
        l = l->after;
    if (l == &s->links)
        return;
    l->busy = true; /* not twice */
    shutdown(l->socket, SHUT_RDWR);
}

static void connection_changed(void *context, struct MHD_Connection *connection, void **socket_context,
                               enum MHD_ConnectionNotificationCode code)
{
    Server *s = context;
    if (code == MHD_CONNECTION_NOTIFY_STARTED) {
        const union MHD_ConnectionInfo *info = MHD_get_connection_info(connection, MHD_CONNECTION_INFO_CONNECTION_FD);
        Link *l = mem_alloc(sizeof *l);
        l->socket = info ? info->connect_fd : -1;
        *socket_context = l;
        link_last(s, l);
        if (++s->n_links > s->most_links / 2)
            drop_idle(s);
    } else {
        unlink_link(*socket_context);
        mem_free(*socket_context);
        s->n_links--;
    }
}

static void request_ends(void *context, struct MHD_Connection *connection, void **request,
                         enum MHD_RequestTerminationCode code)
{
    (void)code;
    Server *s = context;
    Link *l = link_of(connection);
    if (l) {
        l->busy = false;
        unlink_link(l);
        link_last(s, l);
    }
    mem_free(*request);
    *request = NULL;
}

/* ---- the server ---- */

static bool is_loopback(const struct sockaddr *a)
{
    if (a->sa_family == AF_INET6) {
        struct sockaddr_in6 six;
        memcpy(&six, a, sizeof six);
        return IN6_IS_ADDR_LOOPBACK(&six.sin6_addr);
    }
    struct sockaddr_in four;
    memcpy(&four, a, sizeof four);
    return ntohl(four.sin_addr.s_addr) >> 24 == 127;
}

static size_t connections_most(void)
{
    long files = sysconf(_SC_OPEN_MAX);
    return files > 0 && files < 2 * MOST_LINKS ? (size_t)files / 2 : MOST_LINKS;
}

static void start(Server *s, const struct sockaddr *address)
{
    s->is_public = !is_loopback(address);
    unsigned flags = MHD_USE_EPOLL_INTERNAL_THREAD | MHD_ALLOW_SUSPEND_RESUME;
    if (address->sa_family == AF_INET6)
        flags |= MHD_USE_IPv6;
    s->daemon = MHD_start_daemon(flags, (uint16_t)s->o.port, NULL, NULL, handle, s, MHD_OPTION_SOCK_ADDR, address,
                                 MHD_OPTION_CONNECTION_LIMIT, (unsigned)s->most_links, MHD_OPTION_CONNECTION_TIMEOUT,
                                 (unsigned)IDLE_SECONDS, MHD_OPTION_CONNECTION_MEMORY_LIMIT, (size_t)REQUEST_MEMORY,
                                 MHD_OPTION_NOTIFY_CONNECTION, connection_changed, s, MHD_OPTION_NOTIFY_COMPLETED,
                                 request_ends, s, MHD_OPTION_END);
}

static void listen_at(Server *s, Diag *d)
{
    char port[8];
    snprintf(port, sizeof port, "%u", s->o.port);
    struct addrinfo wanted = {.ai_socktype = SOCK_STREAM, .ai_flags = AI_NUMERICSERV | AI_PASSIVE}, *found = NULL;
    int fault = getaddrinfo(s->host, port, &wanted, &found), reason = EADDRNOTAVAIL;
    for (const struct addrinfo *a = found; a && !s->daemon; a = a->ai_next)
        if (a->ai_family == AF_INET || a->ai_family == AF_INET6) {
            errno = 0;
            start(s, a->ai_addr);
            reason = errno ? errno : EADDRINUSE;
        }
    if (!fault)
        freeaddrinfo(found);
    if (s->daemon)
        return;
    Buf place = {0};
    buf_printf(&place, "%s:%u", s->host, s->o.port);
    diag_system(d, place.data, reason, "listen");
    buf_free(&place);
}

Server *server_new(World *w, Diag *d, const ServerOptions *o)
{
    Server *s = mem_alloc(sizeof *s);
    s->world = world_new_child(w);
    s->o = *o;
    s->dir = mem_strdup(o->dir);
    s->aids = mem_strdup(o->aids);
    s->host = mem_strdup(o->host ? o->host : "127.0.0.1");
    s->links.before = s->links.after = &s->links;
    s->most_links = connections_most();
    if (mtx_init(&s->lock, mtx_plain) != thrd_success)
        abort(); /* glibc's never fails */
    listen_at(s, d);
    if (s->daemon)
        return s;
    server_free(s);
    return NULL;
}

unsigned server_port(const Server *s)
{
    const union MHD_DaemonInfo *info = MHD_get_daemon_info(s->daemon, MHD_DAEMON_INFO_BIND_PORT);
    return info ? info->port : 0;
}

bool server_is_public(const Server *s)
{
    return s->is_public;
}

void server_tell(Server *s, const Buf *members, bool reload)
{
    mtx_lock(&s->lock);
    s->build++;
    if (reload)
        s->good = s->build;
    s->members.len = 0;
    buf_put(&s->members, members->data, members->len);
    let_go(s, NULL, UINT64_MAX);
    mtx_unlock(&s->lock);
}

char *server_wish(Server *s)
{
    char *wish = NULL;
    mtx_lock(&s->lock);
    for (size_t i = 0; i < s->waiting.len && !wish; i++)
        if (s->waiting.ptr[i].issue)
            wish = mem_strdup(s->waiting.ptr[i].issue);
    mtx_unlock(&s->lock);
    return wish;
}

void server_made(Server *s, const char *issue)
{
    mtx_lock(&s->lock);
    let_go(s, issue, UINT64_MAX);
    mtx_unlock(&s->lock);
}

void server_tick(Server *s)
{
    uint64_t now = world_milliseconds(s->world);
    mtx_lock(&s->lock);
    if (now > PATIENCE)
        let_go(s, NULL, now - PATIENCE);
    mtx_unlock(&s->lock);
}

/* Whoever waits is answered: a connection may not be ended while it is suspended. */
static void release_all(Server *s)
{
    mtx_lock(&s->lock);
    s->closing = true;
    for (size_t i = 0; i < s->waiting.len; i++) {
        mem_free((void *)s->waiting.ptr[i].issue);
        MHD_resume_connection(s->waiting.ptr[i].connection);
    }
    s->waiting.len = 0;
    mtx_unlock(&s->lock);
}

void server_free(Server *s)
{
    if (!s)
        return;
    release_all(s);
    if (s->daemon)
        MHD_stop_daemon(s->daemon);
    vec_free(&s->waiting);
    buf_free(&s->members);
    world_free(s->world);
    mtx_destroy(&s->lock);
    mem_free(s->dir);
    mem_free(s->aids);
    mem_free(s->host);
    mem_free(s);
}
