/* The web server of `paiban serve`, for one folder that is made anew now and then. Pages get a script that asks for the
 * state of the last build (a long poll), reloads them at their place, shows faults over them; the files stay as they
 * are. Answers come from a thread of its own. */
#ifndef SERVE_SERVER_H
#define SERVE_SERVER_H

#include "world/world.h"

typedef struct Server Server;

typedef struct ServerOptions {
    const char *dir;      /* the site's folder */
    const char *aids;     /* the folder of our own script and style (layouts/_serve) */
    const char *host;     /* where to listen; NULL: 127.0.0.1 */
    unsigned port;        /* 0: any free one */
    void (*wake)(void *); /* server_wish has something; from the server's thread */
    void *context;
} ServerOptions;

/* Strings stay the caller's. NULL after a report. */
Server *server_new(World *w, Diag *d, const ServerOptions *o);
unsigned server_port(const Server *s);
bool server_is_public(const Server *s); /* other machines reach it */
void server_free(Server *s);            /* NULL is fine */

/* What pages are to know of the last build: members of a JSON object. reload: they are to be loaded again. */
void server_tell(Server *s, const Buf *members, bool reload);
/* An issue whose PDFs are waited for ("xzrb/2021-11-02"), on the heap; NULL: none. */
char *server_wish(Server *s);
/* Those that wait for an issue's PDFs may have them now, or be told that there are none. */
void server_made(Server *s, const char *issue);
/* To be called every second or so: those that have waited long are let go. */
void server_tick(Server *s);

#endif
