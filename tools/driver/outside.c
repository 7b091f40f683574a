/* What issues lead to outside the site: tried over the network, told at each link. */
#include "driver/internal.h"

#include "base/map.h"
#include "driver/fragments.h"
#include "links/links.h"
#include "net/probe.h"
#include <assert.h>
#include <string.h>

typedef struct Outside {
    Build *build;
    VEC(LinkOut) links;
    VEC(Probe) probes;           /* each address once */
    StrMap *known;               /* address without #fragment → its place in probes, from 1 */
    VEC(size_t) probe_of;        /* each link */
    VEC(const char *) fragments; /* each link's, "": none */
    bool *lacks;                 /* each link: the page hasn't its #fragment */
} Outside;

static void add_link(Outside *x, LinkOut link)
{
    const char *page = arena_strndup(x->build->arena, link.href, strcspn(link.href, "#"));
    size_t at = (size_t)(uintptr_t)strmap_lookup(x->known, page);
    if (!at) {
        vec_push(&x->probes, (Probe){.address = page});
        at = x->probes.len;
        strmap_put(x->known, page, (void *)(uintptr_t)at);
    }
    const char *fragment = fragment_of(x->build->arena, link.href);
    x->probes.ptr[at - 1].read |= *fragment != '\0';
    vec_push(&x->links, link);
    vec_push(&x->probe_of, at - 1);
    vec_push(&x->fragments, fragment);
}

static void collect(Outside *x)
{
    Build *b = x->build;
    for (size_t i = 0; i < b->group->n_links; i++)
        add_link(x, (LinkOut){b->group->links[i].url, b->group->links[i].span});
    for (size_t i = 0; i < b->n_jobs; i++) {
        const LinkOut *links;
        size_t n = site_links_out(b->arena, b->jobs[i].issue, &links);
        for (size_t k = 0; k < n; k++)
            add_link(x, links[k]);
    }
}

/* A page has come: whether it has the places that links are to. */
static void look_at_page(void *context, size_t probe, const char *html, size_t n)
{
    Outside *x = context;
    VEC(const char *) wanted = {0};
    for (size_t i = 0; i < x->links.len; i++)
        if (x->probe_of.ptr[i] == probe && *x->fragments.ptr[i])
            vec_push(&wanted, x->fragments.ptr[i]);
    bool *there = ARENA_ARRAY(x->build->arena, bool, wanted.len + 1);
    const bool read = fragments_are_there(html, n, wanted.ptr, wanted.len, there);
    for (size_t i = 0, k = 0; i < x->links.len && read; i++)
        if (x->probe_of.ptr[i] == probe && *x->fragments.ptr[i])
            x->lacks[i] = !there[k++];
    vec_free(&wanted);
}

static void tell_there(Diag *d, const LinkOut *l, const Probe *p, const char *lacking)
{
    if (lacking)
        diag_warning(d, l->span, DIAG_LINK_FRAGMENT, l->href, lacking);
    if (p->moved_to && p->for_good)
        diag_note(d, l->span, DIAG_LINK_MOVED, l->href, p->moved_to);
    else if (p->moved_to)
        diag_note(d, l->span, DIAG_LINK_LEADS_ON, l->href, p->moved_to);
}

static void tell(Diag *d, const LinkOut *l, const Probe *p, const char *lacking, int seconds)
{
    switch (p->result) {
    case PROBE_UNTRIED:
        break; /* told once, of all */
    case PROBE_THERE:
        tell_there(d, l, p, lacking);
        break;
    case PROBE_GONE:
        diag_error(d, l->span, DIAG_LINK_GONE, l->href, p->status);
        break;
    case PROBE_FAULTY:
        diag_error(d, l->span, DIAG_LINK_FAULTY, l->href, p->status);
        break;
    case PROBE_UNTOLD:
        diag_warning(d, l->span, DIAG_LINK_UNTOLD, l->href, p->status);
        break;
    case PROBE_NO_HOST:
        diag_error(d, l->span, DIAG_LINK_NO_HOST, l->href);
        break;
    case PROBE_REFUSED:
        diag_error(d, l->span, DIAG_LINK_REFUSED, l->href);
        break;
    case PROBE_LATE:
        diag_error(d, l->span, DIAG_LINK_LATE, l->href, seconds);
        break;
    case PROBE_UNTRUSTED:
        diag_error(d, l->span, DIAG_LINK_UNTRUSTED, l->href);
        break;
    case PROBE_BROKEN:
        diag_error(d, l->span, DIAG_LINK_BROKEN, l->href, p->why);
        break;
    }
}

void outside_try(Build *b)
{
    Outside x = {.build = b, .known = strmap_new()};
    const int seconds = b->o->timeout > 0 ? b->o->timeout : PROBE_SECONDS;
    collect(&x);
    ProbeOptions options = {.seconds = seconds,
                            .agent = arena_printf(b->arena, "paiban/%s (check --links)", b->o->version),
                            .page = look_at_page,
                            .page_context = &x,
                            .step = b->o->progress.step,
                            .context = b->o->progress.context};
    x.lacks = ARENA_ARRAY(b->arena, bool, x.links.len + 1);
    bool reached = probe_all(b->arena, x.probes.ptr, x.probes.len, &options);
    size_t untried = 0;
    assert(x.probe_of.len == x.links.len);
    for (size_t i = 0; i < x.links.len && x.probes.ptr; i++) {
        const Probe *p = &x.probes.ptr[x.probe_of.ptr[i]];
        untried += p->result == PROBE_UNTRIED;
        tell(b->diag, &x.links.ptr[i], p, x.lacks[i] ? x.fragments.ptr[i] : NULL, seconds);
    }
    if (!reached)
        diag_failure(b->diag, span_none(), DIAG_NETWORK_UNREACHED, untried);
    b->summary->tried = x.probes.len;
    vec_free(&x.links);
    vec_free(&x.probes);
    vec_free(&x.probe_of);
    vec_free(&x.fragments);
    strmap_free(x.known);
}
