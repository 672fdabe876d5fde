-- Who is at a meeting may be corrected while it runs: somebody comes late, leaves early, was ticked wrongly. What stood before stays on record, with the act that ended it, and why:
-- a ballot keeps those who were there when its slips were handed out.

-- From when it is so; null: from the opening on.
alter table presence add since timestamptz;

create table presence_before (
  meeting bigint not null references meeting,
  member bigint not null references subject,
  host bigint not null,
  present boolean not null,
  reason text not null,
  votes boolean not null,
  since timestamptz,
  act bigint not null,
  ended_act bigint not null,
  primary key (meeting, member, act)
);
call fence('presence_before', 'host = any((select my_hosts())::bigint[])', 'select, insert');
