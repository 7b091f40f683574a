/* Private to layout: what a 号外 and an 增期 must have on their pages: 报纸出版管理规定 (2005), 31, 35 and 36. */
#ifndef LAYOUT_KIND_H
#define LAYOUT_KIND_H

#include "arrange/issue_build.h"

/* Tells, at `kind` in issue.yaml, of a front page that doesn't say 号外 or 免费赠阅, and of an 增期 in another size
 * than the paper's. When all pages are known. */
void kind_check(IssueBuild *b);

#endif
