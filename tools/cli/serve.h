/* A web server for one folder, on this machine only (127.0.0.1). It adds a script to HTML pages that reloads them when
 * told to; the files themselves stay as they are. */
#ifndef CLI_SERVE_H
#define CLI_SERVE_H

#include "world/world.h"

typedef struct Server Server;

/* port 0: any free one. NULL after a report. */
Server *server_new(World *w, Diag *d, const char *dir, unsigned port);
unsigned server_port(const Server *s);
/* Every open page reloads. */
void server_reload(Server *s);
void server_free(Server *s);

/* The file below dir a URL path stands for, on the heap; NULL when there can be none: hidden files, "..", NUL. */
char *server_file(const char *dir, const char *url);
const char *server_media_type(const char *path);

#endif
