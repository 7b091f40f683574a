# To include in a Makefile: the target paiban-site publishes PAIBAN_CONTENT into PAIBAN_OUT, when a file or folder that
# the last build read has changed, come or gone, when the tool has, or when PAIBAN_OUT was removed; paiban-check tells
# faults. paiban-shards makes the same site of shards, an issue each in PAIBAN_SHARDS, as many at once as make has jobs: a
# run that is stopped goes on where it was, and a failed issue stops no other with make -k. Set what is to be different before the include. Names without spaces: make's own rule.
#
#   PAIBAN_CONTENT := text
#   include $(dir $(shell command -v paiban))../share/paiban/paiban.mk
#   all: paiban-site
PAIBAN ?= $(abspath $(dir $(lastword $(MAKEFILE_LIST)))../../bin/paiban)
PAIBAN_ROOT ?= .
PAIBAN_CONTENT ?= $(PAIBAN_ROOT)/content
PAIBAN_OUT ?= $(PAIBAN_ROOT)/out
PAIBAN_FLAGS ?=
PAIBAN_SHARDS ?= $(PAIBAN_ROOT)/shards

paiban-stamp := $(PAIBAN_OUT)/.paiban/make.stamp
paiban-run = $(PAIBAN) $(1) $(PAIBAN_ROOT) --content=$(PAIBAN_CONTENT) --quiet

.PHONY: paiban-site paiban-check
paiban-site: $(paiban-stamp)
paiban-check:
	$(call paiban-run,check) $(PAIBAN_FLAGS)

# Without its depfile nobody knows what the stamp depends on.
$(paiban-stamp): $(shell command -v $(PAIBAN)) $(if $(wildcard $(paiban-stamp).d),,paiban-unknown)
	$(call paiban-run,build) --out=$(PAIBAN_OUT) --depfile=$@.d $(PAIBAN_FLAGS)
	@touch $@

.PHONY: paiban-unknown
paiban-unknown:

-include $(wildcard $(paiban-stamp).d)

# ---- of shards ----

paiban-issues := $(patsubst $(PAIBAN_CONTENT)/%/,%,$(wildcard $(PAIBAN_CONTENT)/*/[12][0-9][0-9][0-9]-*/))
paiban-made := $(paiban-issues:%=$(PAIBAN_SHARDS)/%.made)
# Issues that the content has no longer.
paiban-gone := $(filter-out $(paiban-issues:%=$(PAIBAN_SHARDS)/%),$(patsubst %/issue.shard,%,$(wildcard $(PAIBAN_SHARDS)/*/*/issue.shard)))
# Made without a shard: its time had not come (publish_at), so it is tried again.
paiban-waiting := $(filter-out $(patsubst %/issue.shard,%.made,$(wildcard $(PAIBAN_SHARDS)/*/*/issue.shard)),$(wildcard $(PAIBAN_SHARDS)/*/*.made))

.PHONY: paiban-shards
paiban-shards: $(PAIBAN_SHARDS)/joined

$(paiban-waiting): paiban-unknown
# The folders of a day, paper/2021-11-02 and paper/2021-11-02-b: each edition's page names the others.
paiban-none :=
paiban-day = $(dir $(1))$(subst $(paiban-none) ,-,$(wordlist 1,3,$(subst -, ,$(notdir $(1)))))
paiban-editions = $(wildcard $(PAIBAN_CONTENT)/$(call paiban-day,$(1)) $(PAIBAN_CONTENT)/$(call paiban-day,$(1))-?)

.SECONDEXPANSION:
$(paiban-made): $(PAIBAN_SHARDS)/%.made: $(shell command -v $(PAIBAN)) $$(call paiban-editions,$$*)
	@mkdir -p $(@D)
	$(call paiban-run,build) --paper=$(patsubst %/,%,$(dir $*)) --date=$(notdir $*) --shard=$(@:.made=) --jobs=1 --depfile=$@.d $(PAIBAN_FLAGS)
	@touch $@

$(PAIBAN_SHARDS)/joined: $(paiban-made) $(if $(paiban-gone)$(if $(wildcard $(PAIBAN_OUT)/site),,unpublished),paiban-unknown)
	$(if $(paiban-gone),rm -rf $(paiban-gone) $(paiban-gone:%=%.made) $(paiban-gone:%=%.made.d))
	$(PAIBAN) join $(PAIBAN_SHARDS) --content=$(PAIBAN_CONTENT) --out=$(PAIBAN_OUT) --quiet $(PAIBAN_JOIN_FLAGS)
	@touch $@

-include $(wildcard $(paiban-made:%=%.d))
