# To include in a Makefile: the target paiban-site publishes PAIBAN_CONTENT into PAIBAN_OUT, when a file or folder that
# the last build read has changed, come or gone, when the tool has, or when PAIBAN_OUT was removed; paiban-check tells
# faults. Set what is to be different before the include. Names without spaces: make's own rule.
#
#   PAIBAN_CONTENT := text
#   include $(dir $(shell command -v paiban))../share/paiban/paiban.mk
#   all: paiban-site
PAIBAN ?= $(abspath $(dir $(lastword $(MAKEFILE_LIST)))../../bin/paiban)
PAIBAN_ROOT ?= .
PAIBAN_CONTENT ?= $(PAIBAN_ROOT)/content
PAIBAN_OUT ?= $(PAIBAN_ROOT)/out
PAIBAN_FLAGS ?=

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
