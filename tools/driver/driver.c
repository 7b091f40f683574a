/* What a build makes: the site of its content, one issue as a shard, the site of shards. */
#include "driver/internal.h"

bool driver_build(World *w, Diag *d, const BuildOptions *o, BuildSummary *summary)
{
    return build_with(w, d, o, summary, o->apart ? shard_make : o->n_shards ? join_make : build_make);
}
