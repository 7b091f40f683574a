/* Whether pages of the web are there, asked over HTTP. The tool's only use of the network, by `paiban check --links`;
 * one file has libcurl.
 *
 * A page is asked for with HEAD, and with GET when that isn't answered well, of which no more is read than its
 * beginning; one that is to be read (`read`) with GET, and so for its beginning when that fails. Of one host one page
 * at a time, PROBE_AT_ONCE in all. Proxies are those of the environment, as curl has them. Sources: RFC 9110 (methods,
 * statuses), RFC 3986, UTS 46 (names of hosts in other scripts). */
#ifndef NET_PROBE_H
#define NET_PROBE_H

#include "base/arena.h"
#include <stdbool.h>
#include <stddef.h>

enum { PROBE_AT_ONCE = 8, PROBE_SECONDS = 20, PROBE_MOST_READ = 4 << 20 };

typedef enum ProbeResult {
    PROBE_UNTRIED,   /* the network can't be reached */
    PROBE_THERE,     /* moved_to: where it leads on to, or NULL */
    PROBE_GONE,      /* by its status, 4xx */
    PROBE_FAULTY,    /* its server fails, 5xx */
    PROBE_UNTOLD,    /* the server keeps it to itself: it wants a name, another client or more patience */
    PROBE_NO_HOST,   /* no host has that name */
    PROBE_REFUSED,   /* the host takes no connection */
    PROBE_LATE,      /* no answer in time */
    PROBE_UNTRUSTED, /* its certificate */
    PROBE_BROKEN     /* why: what libcurl says */
} ProbeResult;

typedef struct Probe {
    const char *address; /* http or https, as it was written */
    bool read;           /* its HTML is wanted */
    ProbeResult result;
    int status; /* 0: none came */
    const char *moved_to;
    bool for_good; /* all on the way there say so (301, 308) */
    const char *why;
} Probe;

typedef struct ProbeOptions {
    int seconds;       /* for each page; 0: PROBE_SECONDS */
    const char *agent; /* how we present ourselves: "paiban/1.0" */
    /* The whole of a page that was to be read, if it is HTML of no more than PROBE_MOST_READ bytes; NULL: none is. */
    void (*page)(void *context, size_t probe, const char *html, size_t n);
    void *page_context;
    void (*step)(void *context, size_t done, size_t total, const char *address); /* NULL: none */
    void *context;
} ProbeOptions;

/* Tries them all; results' strings are in the arena. false: the network can't be reached; those that failed for that
 * are PROBE_UNTRIED. */
bool probe_all(Arena *a, Probe *probes, size_t n, const ProbeOptions *o);

/* The address as HTTP wants it: ASCII, without #fragment; NULL: its host has a name that none can have. */
const char *probe_address(Arena *a, const char *address);
/* host:port of such an address; *n is its length. */
const char *probe_host(const char *address, size_t *n);

#endif
