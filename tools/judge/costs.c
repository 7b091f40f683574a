/* The table of costs as data. */
#include "judge/costs.h"

const MakeupWeights makeup_weights = {{
#define X(name, key, weight) [MAKEUP_##name] = (weight),
    MAKEUP_COST_TABLE(X)
#undef X
}};

const char *const makeup_cost_keys[MAKEUP_COSTS] = {
#define X(name, key, weight) [MAKEUP_##name] = #key,
    MAKEUP_COST_TABLE(X)
#undef X
};
