#include "cli/serve.h"

#include <arpa/inet.h>
#include <errno.h>
#include <microhttpd.h>
#include <netinet/in.h>
#include <stdatomic.h>
#include <stdio.h>
#include <string.h>
#include <threads.h>

#define EVENTS "/.paiban/events"
#define SCRIPT "/.paiban/reload.js"

static const char script[] = "let seen;\n"
                             "new EventSource('" EVENTS "').onmessage = e => {\n"
                             "  if (seen !== undefined && seen !== e.data) location.reload();\n"
                             "  seen = e.data;\n"
                             "};\n";
static const char script_tag[] = "<script src=\"" SCRIPT "\" defer></script>";

struct Server {
    World *world;
    char *dir;
    struct MHD_Daemon *daemon;
    atomic_uint version;
    atomic_bool closing;
};

typedef struct MediaType {
    const char *suffix, *type;
} MediaType;

static const MediaType media_types[] = {
    {".html", "text/html; charset=utf-8"},
    {".css", "text/css; charset=utf-8"},
    {".js", "text/javascript; charset=utf-8"},
    {".json", "application/json"},
    {".xml", "application/xml"},
    {".txt", "text/plain; charset=utf-8"},
    {".pdf", "application/pdf"},
    {".svg", "image/svg+xml"},
    {".png", "image/png"},
    {".jpg", "image/jpeg"},
    {".jpeg", "image/jpeg"},
    {".webp", "image/webp"},
    {".woff2", "font/woff2"},
};

const char *server_media_type(const char *path)
{
    const char *dot = strrchr(path, '.');
    for (size_t i = 0; dot && i < sizeof media_types / sizeof *media_types; i++)
        if (strcmp(dot, media_types[i].suffix) == 0)
            return media_types[i].type;
    return "application/octet-stream";
}

char *server_file(const char *dir, const char *url)
{
    if (*url != '/' || strchr(url, '\\'))
        return NULL;
    for (const char *p = url; (p = strchr(p, '/')); p++)
        if (p[1] == '.' || p[1] == '/')
            return NULL;
    Buf b = {0};
    buf_printf(&b, "%s%s", dir, url);
    if (b.data[b.len - 1] == '/')
        buf_puts(&b, "index.html");
    return b.data;
}

/* One event a version, a comment every few seconds so that closed connections are noticed. */
typedef struct Listener {
    Server *server;
    unsigned told;
    bool greeted;
} Listener;

static ssize_t next_event(void *context, uint64_t position, char *out, size_t most)
{
    (void)position;
    Listener *l = context;
    for (int i = 0; i < 50; i++) {
        if (atomic_load(&l->server->closing))
            return MHD_CONTENT_READER_END_OF_STREAM;
        unsigned version = atomic_load(&l->server->version);
        if (!l->greeted || version != l->told) {
            l->greeted = true;
            l->told = version;
            return snprintf(out, most, "data: %u\n\n", version);
        }
        thrd_sleep(&(struct timespec){.tv_nsec = 100000000}, NULL);
    }
    return snprintf(out, most, ":\n\n");
}

static void listener_free(void *context)
{
    mem_free(context);
}

static struct MHD_Response *events(Server *s)
{
    Listener *l = mem_alloc(sizeof *l);
    *l = (Listener){.server = s};
    struct MHD_Response *r = MHD_create_response_from_callback(MHD_SIZE_UNKNOWN, 64, next_event, l, listener_free);
    if (!r)
        listener_free(l);
    return r;
}

static struct MHD_Response *of_bytes(const Buf *b)
{
    return MHD_create_response_from_buffer(b->len, b->len ? b->data : "", MHD_RESPMEM_MUST_COPY);
}

/* The page with the script before its end. */
static void add_script(Buf *page)
{
    const char *end = NULL;
    for (const char *p = page->data; p && (p = strstr(p, "</body>")); p++)
        end = p;
    size_t at = end ? (size_t)(end - page->data) : page->len;
    Buf out = {0};
    buf_put(&out, page->data, at);
    buf_puts(&out, script_tag);
    buf_put(&out, page->data + at, page->len - at);
    buf_free(page);
    *page = out;
}

/* The answer for a path; *status and *type are set. */
static struct MHD_Response *answer(Server *s, const char *url, unsigned *status, const char **type)
{
    *status = MHD_HTTP_OK;
    if (strcmp(url, EVENTS) == 0) {
        *type = "text/event-stream";
        return events(s);
    }
    Buf body = {0};
    if (strcmp(url, SCRIPT) == 0) {
        *type = "text/javascript";
        buf_puts(&body, script);
    } else {
        Diag *d = diag_new();
        char *path = server_file(s->dir, url);
        bool missing;
        if (path && world_is_dir(s->world, path)) { /* a folder without its slash: relative links would go astray */
            *status = MHD_HTTP_MOVED_PERMANENTLY;
        } else if (path && world_read(s->world, d, path, &body, &missing)) {
            *type = server_media_type(path);
        } else {
            *status = MHD_HTTP_NOT_FOUND;
            mem_free(path);
            path = server_file(s->dir, "/404.html");
            *type = server_media_type(path);
            if (!world_read(s->world, d, path, &body, &missing))
                buf_puts(&body, "<!doctype html><title>404</title><body>Not found.</body>");
        }
        if (*status != MHD_HTTP_MOVED_PERMANENTLY && strncmp(*type, "text/html", 9) == 0)
            add_script(&body);
        mem_free(path);
        diag_free(d);
    }
    struct MHD_Response *r = of_bytes(&body);
    buf_free(&body);
    return r;
}

static enum MHD_Result handle(void *context, struct MHD_Connection *connection, const char *url, const char *method,
                              const char *version, const char *upload, size_t *upload_size, void **request)
{
    (void)version;
    (void)upload;
    Server *s = context;
    if (!*request) { /* called once for the headers, again when the request is complete */
        *request = s;
        return MHD_YES;
    }
    if (*upload_size) {
        *upload_size = 0;
        return MHD_YES;
    }
    unsigned status = MHD_HTTP_METHOD_NOT_ALLOWED;
    const char *type = "text/plain";
    bool reads = strcmp(method, "GET") == 0 || strcmp(method, "HEAD") == 0;
    struct MHD_Response *r = reads ? answer(s, url, &status, &type) : of_bytes(&(Buf){0});
    if (!r)
        return MHD_NO;
    MHD_add_response_header(r, MHD_HTTP_HEADER_CONTENT_TYPE, type);
    MHD_add_response_header(r, MHD_HTTP_HEADER_CACHE_CONTROL, "no-store");
    if (status == MHD_HTTP_MOVED_PERMANENTLY) {
        Buf to = {0};
        buf_printf(&to, "%s/", url);
        MHD_add_response_header(r, MHD_HTTP_HEADER_LOCATION, to.data);
        buf_free(&to);
    }
    enum MHD_Result result = MHD_queue_response(connection, status, r);
    MHD_destroy_response(r);
    return result;
}

Server *server_new(World *w, Diag *d, const char *dir, unsigned port)
{
    Server *s = mem_alloc(sizeof *s);
    s->world = world_new_child(w);
    s->dir = mem_strdup(dir);
    struct sockaddr_in address = {.sin_family = AF_INET, .sin_port = htons((uint16_t)port)};
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    s->daemon = MHD_start_daemon(MHD_USE_INTERNAL_POLLING_THREAD | MHD_USE_THREAD_PER_CONNECTION, (uint16_t)port, NULL,
                                 NULL, handle, s, MHD_OPTION_SOCK_ADDR, &address, MHD_OPTION_CONNECTION_LIMIT, 64u,
                                 MHD_OPTION_CONNECTION_TIMEOUT, 120u, MHD_OPTION_END);
    if (s->daemon)
        return s;
    Buf place = {0};
    buf_printf(&place, "127.0.0.1:%u", port);
    diag_system(d, place.data, errno ? errno : EADDRINUSE, "listen");
    buf_free(&place);
    server_free(s);
    return NULL;
}

unsigned server_port(const Server *s)
{
    const union MHD_DaemonInfo *info = MHD_get_daemon_info(s->daemon, MHD_DAEMON_INFO_BIND_PORT);
    return info ? info->port : 0;
}

void server_reload(Server *s)
{
    atomic_fetch_add(&s->version, 1);
}

void server_free(Server *s)
{
    if (!s)
        return;
    atomic_store(&s->closing, true);
    if (s->daemon)
        MHD_stop_daemon(s->daemon);
    world_free(s->world);
    mem_free(s->dir);
    mem_free(s);
}
