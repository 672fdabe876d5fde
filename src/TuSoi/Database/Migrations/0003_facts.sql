-- Facts as columns, from packs/facts; written by “tusoi db facts --all”.

create table facts_organisation (
  entry bigint not null references roster_entry,
  year int not null,
  path text not null,
  stage text not null default 'appraised',
  "standing" text check ("standing" in ('to_be_ranked', 'exempt', 'suspended', 'newly_admitted', 'newly_founded', 'review_only')),
  "self_level" text check ("self_level" in ('NotCompleted', 'Completed', 'Good', 'Excellent')),
  "decided_level" text check ("decided_level" in ('NotCompleted', 'Completed', 'Good', 'Excellent')),
  "external_level" text check ("external_level" in ('NotCompleted', 'Completed', 'Good', 'Excellent')),
  "point_table" text check ("point_table" in ('state_enterprise', 'private_enterprise', 'agency')),
  "score" numeric,
  "outstanding" text check ("outstanding" in ('no', 'yes')),
  "party_programme_reached" text check ("party_programme_reached" in ('no', 'yes')),
  "party_programme_excused" text check ("party_programme_excused" in ('no', 'yes')),
  "force_majeure" text check ("force_majeure" in ('no', 'yes')),
  "founded_on" date,
  "reorganised_on" date,
  "received_on" date,
  "former_superior_comment" text check ("former_superior_comment" in ('no', 'yes')),
  "party_groups" text check ("party_groups" in ('no', 'yes')),
  valid_from date,
  known_from timestamptz not null,
  known_to timestamptz,
  act bigint,
  primary key (entry, year, stage, known_from)
);
call fence_facts('facts_organisation');

create table facts_collective (
  entry bigint not null references roster_entry,
  year int not null,
  path text not null,
  stage text not null default 'appraised',
  "united_and_leading" text check ("united_and_leading" in ('no', 'yes')),
  "disunity_concluded" text check ("disunity_concluded" in ('no', 'yes')),
  "degradation_concluded" text check ("degradation_concluded" in ('no', 'yes')),
  "standing" text check ("standing" in ('to_be_ranked', 'exempt', 'suspended', 'newly_admitted', 'newly_founded', 'review_only')),
  "self_level" text check ("self_level" in ('NotCompleted', 'Completed', 'Good', 'Excellent')),
  "decided_level" text check ("decided_level" in ('NotCompleted', 'Completed', 'Good', 'Excellent')),
  "external_level" text check ("external_level" in ('NotCompleted', 'Completed', 'Good', 'Excellent')),
  valid_from date,
  known_from timestamptz not null,
  known_to timestamptz,
  act bigint,
  primary key (entry, year, stage, known_from)
);
call fence_facts('facts_collective');

create table facts_member (
  entry bigint not null references roster_entry,
  year int not null,
  path text not null,
  stage text not null default 'appraised',
  "standing" text check ("standing" in ('to_be_ranked', 'exempt', 'suspended', 'newly_admitted', 'newly_founded', 'review_only')),
  "self_level" text check ("self_level" in ('NotCompleted', 'Completed', 'Good', 'Excellent')),
  "decided_level" text check ("decided_level" in ('NotCompleted', 'Completed', 'Good', 'Excellent')),
  "external_level" text check ("external_level" in ('NotCompleted', 'Completed', 'Good', 'Excellent')),
  "admitted_on" date,
  "outstanding" text check ("outstanding" in ('no', 'yes')),
  "exemplary" text check ("exemplary" in ('no', 'yes')),
  "targets_assigned" int,
  "targets_completed" int,
  "targets_on_time" int,
  "targets_exceeded" int,
  "criteria_assessed" int,
  "criteria_late" int,
  "results_assessed" int,
  "results_failed" int,
  "degradation_concluded" text check ("degradation_concluded" in ('no', 'yes')),
  "confidence_poll" text check ("confidence_poll" in ('no', 'yes')),
  "confidence_ballots" int,
  "confidence_low" int,
  "voting_right" text check ("voting_right" in ('no', 'yes')),
  "review_finished" text check ("review_finished" in ('no', 'yes')),
  "absent" text check ("absent" in ('no', 'yes')),
  "temporary_since" date,
  "temporary_comment" text check ("temporary_comment" in ('no', 'yes')),
  "moved_in_on" date,
  "former_comment" text check ("former_comment" in ('no', 'yes')),
  "committee_suspended_on" date,
  "residential_area" text check ("residential_area" in ('no', 'yes')),
  "introduced_213" text check ("introduced_213" in ('no', 'yes')),
  valid_from date,
  known_from timestamptz not null,
  known_to timestamptz,
  act bigint,
  primary key (entry, year, stage, known_from)
);
call fence_facts('facts_member');

create table facts_leader (
  entry bigint not null references roster_entry,
  year int not null,
  path text not null,
  stage text not null default 'appraised',
  "standing" text check ("standing" in ('to_be_ranked', 'exempt', 'suspended', 'newly_admitted', 'newly_founded', 'review_only')),
  "self_level" text check ("self_level" in ('NotCompleted', 'Completed', 'Good', 'Excellent')),
  "decided_level" text check ("decided_level" in ('NotCompleted', 'Completed', 'Good', 'Excellent')),
  "external_level" text check ("external_level" in ('NotCompleted', 'Completed', 'Good', 'Excellent')),
  "managed_above" text check ("managed_above" in ('no', 'yes')),
  valid_from date,
  known_from timestamptz not null,
  known_to timestamptz,
  act bigint,
  primary key (entry, year, stage, known_from)
);
call fence_facts('facts_leader');

create table record_disciplines (
  id bigint primary key,
  line int,
  entry bigint not null references roster_entry,
  year int not null,
  path text not null,
  stage text not null default 'appraised',
  "form" text check ("form" in ('reprimand', 'warning', 'dismissal', 'dissolution', 'expulsion')),
  "decided_on" date,
  "fault_on" date,
  "increased" text check ("increased" in ('no', 'yes')),
  "fault_elsewhere" text check ("fault_elsewhere" in ('no', 'yes')),
  "self_detected" text check ("self_detected" in ('no', 'yes')),
  valid_from date,
  known_from timestamptz not null,
  known_to timestamptz,
  act bigint
);
create index on record_disciplines (entry, year);
call fence_facts('record_disciplines');

create table record_ballots (
  id bigint primary key,
  line int,
  entry bigint not null references roster_entry,
  year int not null,
  path text not null,
  stage text not null default 'appraised',
  "purpose" text check ("purpose" in ('self', 'proposal', 'decision')),
  "round" text check ("round" in ('first', 'second')),
  "criterion" int,
  "summoned" int,
  "present" int,
  "issued" int,
  "collected" int,
  "foreign" int,
  "empty" int,
  "extra_words" int,
  "valid" int,
  "excellent" int,
  "good" int,
  "completed" int,
  "not_completed" int,
  "unranked" int,
  "agree" int,
  "disagree" int,
  "blank" int,
  "proposed" text check ("proposed" in ('NotCompleted', 'Completed', 'Good', 'Excellent')),
  valid_from date,
  known_from timestamptz not null,
  known_to timestamptz,
  act bigint
);
create index on record_ballots (entry, year);
call fence_facts('record_ballots');

create table record_commendations (
  id bigint primary key,
  line int,
  entry bigint not null references roster_entry,
  year int not null,
  path text not null,
  stage text not null default 'appraised',
  "title" text check ("title" in ('yearly', 'five_years', 'other')),
  "based_on" int,
  valid_from date,
  known_from timestamptz not null,
  known_to timestamptz,
  act bigint
);
create index on record_commendations (entry, year);
call fence_facts('record_commendations');

create table record_past_levels (
  id bigint primary key,
  line int,
  entry bigint not null references roster_entry,
  year int not null,
  path text not null,
  stage text not null default 'appraised',
  "of_year" int,
  "level" text check ("level" in ('NotCompleted', 'Completed', 'Good', 'Excellent')),
  valid_from date,
  known_from timestamptz not null,
  known_to timestamptz,
  act bigint
);
create index on record_past_levels (entry, year);
call fence_facts('record_past_levels');

create table record_shortcomings (
  id bigint primary key,
  line int,
  entry bigint not null references roster_entry,
  year int not null,
  path text not null,
  stage text not null default 'appraised',
  "of_year" int,
  "content" text,
  "status" text check ("status" in ('repaired', 'partly', 'not_repaired')),
  valid_from date,
  known_from timestamptz not null,
  known_to timestamptz,
  act bigint
);
create index on record_shortcomings (entry, year);
call fence_facts('record_shortcomings');

create table record_targets (
  id bigint primary key,
  line int,
  entry bigint not null references roster_entry,
  year int not null,
  path text not null,
  stage text not null default 'appraised',
  "area" text check ("area" in ('party_building', 'political_system', 'business', 'defence')),
  "assigned_by" text check ("assigned_by" in ('superior', 'self')),
  "main" text check ("main" in ('no', 'yes')),
  "direction" text check ("direction" in ('more', 'less')),
  "plan" numeric,
  "done" numeric,
  "excused" text check ("excused" in ('no', 'yes')),
  valid_from date,
  known_from timestamptz not null,
  known_to timestamptz,
  act bigint
);
create index on record_targets (entry, year);
call fence_facts('record_targets');

create table record_incidents (
  id bigint primary key,
  line int,
  entry bigint not null references roster_entry,
  year int not null,
  path text not null,
  stage text not null default 'appraised',
  "kind" text check ("kind" in ('corruption', 'waste', 'negativity', 'other')),
  "disciplined" text check ("disciplined" in ('no', 'yes')),
  "happened_on" date,
  "self_detected" text check ("self_detected" in ('no', 'yes')),
  valid_from date,
  known_from timestamptz not null,
  known_to timestamptz,
  act bigint
);
create index on record_incidents (entry, year);
call fence_facts('record_incidents');

create table record_charged_faults (
  id bigint primary key,
  line int,
  entry bigint not null references roster_entry,
  year int not null,
  path text not null,
  stage text not null default 'appraised',
  "fault_on" date,
  "decided_on" date,
  "self_detected" text check ("self_detected" in ('no', 'yes')),
  valid_from date,
  known_from timestamptz not null,
  known_to timestamptz,
  act bigint
);
create index on record_charged_faults (entry, year);
call fence_facts('record_charged_faults');

create table record_leaves (
  id bigint primary key,
  line int,
  entry bigint not null references roster_entry,
  year int not null,
  path text not null,
  stage text not null default 'appraised',
  "reason" text check ("reason" in ('sick', 'maternity')),
  "starts_on" date,
  "ends_on" date,
  valid_from date,
  known_from timestamptz not null,
  known_to timestamptz,
  act bigint
);
create index on record_leaves (entry, year);
call fence_facts('record_leaves');
