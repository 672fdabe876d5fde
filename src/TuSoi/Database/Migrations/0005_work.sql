-- What people hand in, say, count and decide. `host` is the organisation in which it happens: content is open to those who act for it, to the subject, and to whoever an act gave it.

-- A statement or report and its life: draft → sent → presented → completed → signed. The presented text is kept beside the completed one.
create table paper (
  id bigint primary key,
  cycle bigint not null,
  subject bigint not null references subject,
  host bigint not null,
  kind text not null check (kind in ('statement', 'contribution', 'appraisal', 'minutes', 'consolidation', 'dossier', 'remedial_plan', 'commitment', 'record')),
  step text not null,
  form text not null default '',
  body text not null default '',
  presented_body text,
  self_level smallint check (self_level between 1 and 4),
  number text,
  dated date,
  file_digest bytea,
  from_paper boolean not null default false,
  handed_in_act bigint,
  reopened_act bigint,
  sent_act bigint,
  presented_act bigint,
  completed_act bigint,
  signed_act bigint,
  unique (subject, step)
);
create index on paper (host);

-- Unfinished text of one person: saved by itself, not an act, gone when handed in.
create table draft (
  subject bigint not null references subject,
  step text not null,
  person bigint not null references person,
  body text not null,
  saved_at timestamptz not null,
  primary key (subject, step, person)
);

-- Something asked of another body or person: a comment, an opinion, a contribution. Answered there, or recorded here from paper.
create table request (
  id bigint primary key,
  cycle bigint not null,
  subject bigint not null references subject,
  host bigint not null,
  step text not null,
  body text not null,
  organisation bigint,
  role text,
  person bigint references person,
  asker bigint not null,                         -- the organisation that asked, as entry of the roster
  asked_act bigint not null,
  due date not null,
  answer text,
  level smallint check (level between 1 and 4),
  no_opinion boolean not null default false,
  from_paper boolean not null default false,
  answered_act bigint,
  unique (subject, step, body),
  check ((answered_act is null) = (answer is null and not no_opinion))
);
create index on request (host);

-- A prompt: proposed with subject and content, consolidated, issued in writing, answered in the statement.
create table prompt (
  id bigint primary key,
  cycle bigint not null,
  subject bigint not null references subject,
  host bigint not null,
  content text not null,
  proposed_by bigint not null,
  proposed_role text not null,
  path text not null,
  proposed_act bigint not null,
  consolidated_act bigint,
  issued_act bigint,
  issued_by text,
  number text,
  issued_on date,
  answer text,
  answered_act bigint
);

create table meeting (
  id bigint primary key,
  cycle bigint not null,
  host bigint not null references subject,
  unit bigint not null,
  path text not null,
  rule text not null,
  planned_on date not null,
  starts time not null,
  half_days int not null check (half_days between 1 and 20),
  registered_act bigint not null,
  chair bigint references person,
  chair_for_head bigint references person,
  secretary bigint references person,
  held_on date,
  held_half_days int,
  opened_act bigint,
  closed_act bigint,
  minutes text,
  unique (host, rule)
);
create index on meeting (planned_on);

create table attendance (
  meeting bigint not null references meeting,
  person bigint not null references person,
  path text not null,
  act bigint not null,
  primary key (meeting, person)
);

create table presence (
  meeting bigint not null references meeting,
  member bigint not null references subject,
  host bigint not null,
  present boolean not null,
  reason text not null default '',
  votes boolean not null default true,
  act bigint not null,
  primary key (meeting, member)
);

-- Comments on a subject in a meeting, and what the chair concluded.
create table comment (
  id bigint primary key,
  meeting bigint not null references meeting,
  subject bigint not null references subject,
  host bigint not null,
  body text not null,
  act bigint not null
);
create index on comment (meeting, subject);

create table conclusion (
  meeting bigint not null references meeting,
  subject bigint not null references subject,
  host bigint not null,
  body text not null,
  concluded_by bigint not null references person,
  act bigint not null,
  primary key (meeting, subject)
);

-- A ballot on paper: slips issued, two counts by two people that must agree line by line, one result. No row says who voted what: only numbers exist.
create table ballot (
  id bigint primary key,
  cycle bigint not null,
  meeting bigint not null references meeting,
  host bigint not null,
  step text not null,
  rule text not null,
  round smallint not null default 1,
  summoned int not null,
  present int not null,
  issued int not null,
  opened_act bigint not null,
  closed_act bigint,
  check (present <= summoned and issued >= 0),
  unique (meeting, step, round)
);
-- whoever was absent is voted on later, in a further round; one round at a time
create unique index on ballot (meeting, step) where closed_act is null;

create table teller (
  meeting bigint not null references meeting,
  person bigint not null references person,
  host bigint not null,
  leads boolean not null,
  act bigint not null,
  primary key (meeting, person)
);

create table slip_count (
  ballot bigint not null references ballot,
  hand smallint not null check (hand in (1, 2)),
  typist bigint not null references person,
  host bigint not null,
  collected int not null,
  foreign_slips int not null,
  empty_slips int not null,
  extra_words int not null,
  valid int not null,
  act bigint not null,
  primary key (ballot, hand),
  unique (ballot, typist),
  check (collected = foreign_slips + empty_slips + extra_words + valid)
);

create table line_count (
  ballot bigint not null references ballot,
  hand smallint not null,
  subject bigint not null references subject,
  host bigint not null,
  excellent int, good int, completed int, not_completed int, unranked int, agree int, disagree int, blank int not null,
  primary key (ballot, hand, subject)
);

-- The life of a level: self → proposed → appraised → decided; a superseded one stays.
create table level (
  id bigint primary key,
  cycle bigint not null,
  subject bigint not null references subject,
  host bigint not null,
  step text not null,
  stage text not null check (stage in ('self', 'voted', 'proposed', 'appraised', 'decided')),
  level smallint not null check (level between 1 and 4),
  provisional boolean not null default false,
  reason text not null default '',
  act bigint not null,
  superseded_act bigint
);
create unique index on level (subject, step) where superseded_act is null;
create index on level (host);

-- What the facts allow, as the engine computed it from the cycle's own pack (the one then in force) and the facts known then. Bits as in the engine.
create table verdict (
  cycle bigint not null,
  subject bigint primary key references subject,
  host bigint not null,
  path text not null,
  printed smallint not null,
  possible smallint not null,
  suggested smallint,
  ceiling smallint,
  by_conditions smallint,
  voted smallint,
  flags int not null,
  facts_known_at timestamptz not null,
  act bigint not null,
  pack_seq int not null
);

-- A paper that decides: prepared by one person, signed by another.
create table decision (
  id bigint primary key,
  cycle bigint not null,
  host bigint not null,
  unit bigint not null,
  path text not null,
  step text not null,
  kind text not null check (kind in ('ranking', 'annulment', 'commendation_cancelled', 'objection')),
  number text not null,
  dated date not null,
  signer text not null,
  prepared_by bigint not null references person,
  prepared_act bigint not null,
  signed_by bigint references person,
  signed_act bigint,
  check (signed_by is null or signed_by <> prepared_by)
);
create unique index on decision (unit, number, dated);

create table decision_line (
  decision bigint not null references decision,
  subject bigint not null references subject,
  host bigint not null,
  level smallint not null check (level between 1 and 4),
  provisional boolean not null,
  reason text not null default '',
  primary key (decision, subject)
);
create index on decision_line (subject);

create table notice (
  subject bigint not null references subject,
  step text not null,
  host bigint not null,
  decision bigint references decision,
  told_on date not null,
  act bigint not null,
  primary key (subject, step)
);

create table objection (
  id bigint primary key,
  cycle bigint not null,
  subject bigint not null references subject,
  host bigint not null,
  person bigint not null references person,
  content text not null,
  filed_act bigint not null,
  due date not null,
  answer text,
  upheld boolean,
  answered_act bigint
);

-- A result of an earlier year, annulled and ranked again; the old one stays.
create table rerank (
  id bigint primary key,
  cycle bigint not null,
  subject bigint not null references subject,
  host bigint not null,
  year int not null,
  old_level smallint,
  new_level smallint not null check (new_level between 1 and 4),
  decision bigint not null references decision,
  reason text not null,
  act bigint not null
);

create table commendation_cancelled (
  subject bigint not null references subject,
  based_on int not null,
  title text not null,
  host bigint not null,
  decision bigint not null references decision,
  act bigint not null,
  primary key (subject, based_on, title)
);

create table remedy (
  id bigint primary key,
  cycle bigint not null,
  subject bigint not null references subject,
  host bigint not null,
  shortcoming text not null,
  measure text not null,
  due date not null,
  status text not null default 'open' check (status in ('open', 'partly', 'repaired', 'not_repaired')),
  planned_act bigint not null,
  status_act bigint
);

-- Somebody says that he should not act on this file.
create table conflict (
  person bigint not null references person,
  subject bigint not null references subject,
  reason text not null,
  act bigint not null,
  primary key (person, subject)
);

-- Units whose levels I help to decide: all below an organisation where I hold a role with the right to rank.
create function my_ranked_hosts() returns bigint[] language plpgsql stable security definer set search_path = public, pg_temp as
$$ declare known text := recall('ranked_hosts'); mine text[] := my_paths('ranking');
begin
  if known is null then
    known := remember('ranked_hosts', (my_hosts() || coalesce((select array_agg(s.id) from subject s where s.family = 'organisation' and (this_cycle() is null or s.cycle = this_cycle()) and s.path ^@ any(mine)), '{}'))::text);
  end if;
  return known::bigint[];
end $$;
grant execute on function my_ranked_hosts to tusoi_web;

-- What people wrote: open to those who act for the host, to the subject, to whoever an act gave it. Who ranks may add to it.
create procedure fence_content(fenced regclass, more text default 'false') language plpgsql as $$
declare seen text := format('host = any((select my_hosts())::bigint[]) or subject = any((select my_subjects())::bigint[]) or %s', more);
begin
  call fence(fenced, seen, 'select, insert, update', seen || ' or host = any((select my_ranked_hosts())::bigint[])');
end $$;

-- Levels and what decides them: also open to those who rank.
create procedure fence_levels(fenced regclass) language plpgsql as $$
begin
  call fence(fenced, 'host = any((select my_ranked_hosts())::bigint[]) or subject = any((select my_subjects())::bigint[])');
end $$;

-- Who ranks sees the papers of bodies (appraisals, consolidations, dossiers, records), not what persons wrote of themselves.
call fence_content('paper', 'kind in (''appraisal'', ''contribution'', ''consolidation'', ''dossier'', ''record'') and host = any((select my_ranked_hosts())::bigint[])');
call fence('draft', 'person = me() and subject = any((select my_subjects()) || (select array_agg(id) from subject where unit = any((select my_hosts())::bigint[])))', 'select, insert, update, delete');
call fence_content('request', 'person = me() or organisation in (select organisation from my_assignments()) or asker in (select organisation from my_assignments())');
call fence_content('prompt', 'path ^@ any((select my_paths(''ranking''))::text[]) or path ^@ any((select my_paths(''roster''))::text[]) or proposed_by in (select organisation from my_assignments())');
call fence('meeting', 'path ^@ any((select my_paths())::text[]) or host = any((select my_frame_units())::bigint[]) or unit = any((select my_frame_units())::bigint[])');
call fence('attendance', 'person = me() or path ^@ any((select my_paths())::text[])');
call fence('presence', 'host = any((select my_hosts())::bigint[])');
call fence_content('comment');
call fence_content('conclusion');
call fence('ballot', 'host = any((select my_counts())::bigint[])');
call fence('teller', 'host = any((select my_counts())::bigint[])', 'select, insert, update, delete');
call fence('slip_count', 'host = any((select my_counts())::bigint[])', 'select, insert, update, delete');
call fence('line_count', 'host = any((select my_counts())::bigint[])', 'select, insert, update, delete');
call fence_levels('level');
call fence('verdict', 'path ^@ any((select my_data_paths())::text[]) or host = any((select my_hosts())::bigint[]) or subject = any((select my_subjects())::bigint[])', 'select, insert, update, delete', 'path ^@ any((select my_data_paths())::text[]) or host = any((select my_hosts())::bigint[])');
call fence('decision', 'path ^@ any((select my_paths())::text[]) or host = any((select my_hosts())::bigint[]) or unit = any((select my_hosts())::bigint[])');
call fence_levels('decision_line');
call fence_levels('notice');
grant delete on notice to tusoi_web;
-- It is addressed to who decides.
call fence_content('objection', 'host = any((select my_ranked_hosts())::bigint[])');
call fence_levels('rerank');
call fence_levels('commendation_cancelled');
call fence_content('remedy');
call fence('conflict', 'person = me() or subject = any((select my_subjects())::bigint[])');

-- Which bodies have answered on which subjects: whether a request is settled, not what was said.
create function request_states(subjects bigint[], of_step text) returns table (subject bigint, body text) language sql stable security definer set search_path = public, pg_temp as
$$ select r.subject, r.body from request r where me() is not null and r.subject = any(subjects) and r.step = of_step and r.answered_act is not null $$;
grant execute on function request_states to tusoi_web;

-- Which bodies were asked and have not answered, in the part of the tree whose frame I see.
create function open_requests(of_cycle bigint) returns table (subject bigint, step text, body text) language sql stable security definer set search_path = public, pg_temp as
$$ select r.subject, r.step, r.body from request r join subject s on s.id = r.subject
   where r.cycle = of_cycle and r.answered_act is null and (s.path ^@ any(my_paths()) or s.id = any(my_subjects()) or s.unit = any(my_frame_units())) order by r.id $$;
grant execute on function open_requests to tusoi_web;
