/* What became of an issue's pages, as text for the desk, as JSON for programs, as makeup.lock.yaml. */
#ifndef OUTPUTS_REPORT_H
#define OUTPUTS_REPORT_H

#include "frame/frame.h"

/* A line for each page:
 * xzrb/2021-11-02 第2版 综合: 99.2 % full, 12 articles, 0.8 % white; goes on: 《…》 → 第3版; smaller picture: 《…》
 * An English paper has "page 2" and “…”. */
void report_lines(const IssueFrames *f, Buf *out);
/* The issue as an object of the file that `--report` names; its form is told in README.md. */
void report_json(const IssueFrames *f, Buf *out);
/* The text of makeup.lock.yaml. */
void report_lock(const IssueFrames *f, Buf *out);

#endif
