/* Private to load: makeup.lock.yaml read. */
#ifndef LOAD_LOCK_READ_H
#define LOAD_LOCK_READ_H

#include "site/site.h"
#include "world/world.h"

/* The issue's lock; NULL when there is none or it has faults (warnings: its pages are made up anew). */
const MakeupLock *lock_read(World *w, Diag *d, const Issue *issue);

#endif
