-- Somebody who was to attend a meeting and is not sent after all: that he was sent stays on record, with the act that ended it.
alter table attendance add ended_act bigint;
