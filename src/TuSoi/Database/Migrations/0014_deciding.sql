-- Levels that a body is about to decide, kept while people work on them: nothing is decided by them. One row a subject for the whole body, with who put it there and when,
-- so that whoever comes second sees whose it is.
create table deciding_draft (
  cycle bigint not null,
  unit bigint not null references subject,
  step text not null,
  subject bigint not null references subject,
  level smallint check (level between 1 and 4),
  reason text not null default '',
  person bigint not null references person,
  saved_at timestamptz not null,
  primary key (subject, step)
);
create index on deciding_draft (unit, step);
call fence('deciding_draft', 'unit = any((select my_hosts())::bigint[])', 'select, insert, update, delete');

-- A signed decision is also open to those whose level stands in it: number, day, signer. Drafts are not.
create index on decision (unit, step);
drop policy web on decision;
create policy web on decision to tusoi_web
  using (path ^@ any((select my_paths())::text[]) or host = any((select my_hosts())::bigint[]) or unit = any((select my_hosts())::bigint[])
    or signed_act is not null and id = any(array(select l.decision from decision_line l where l.subject = any((select my_subjects())::bigint[]))))
  with check (path ^@ any((select my_paths())::text[]) or host = any((select my_hosts())::bigint[]) or unit = any((select my_hosts())::bigint[]));

-- From which part of the tree a verdict was computed, and who ranks that part today: the one who had it computed, if he still does. The explanation is worked out
-- from the same part, with the rights of the body that ranks, so that the person concerned and that body see the same page. Only for a verdict that one may see oneself.
create function verdict_source(of_subject bigint) returns table (person bigint, path text, at timestamptz) language plpgsql stable security definer set search_path = public, pg_temp as
$$ begin return query select (select a.person from assignment a where a.ended_act is null and a.held @> today() and 'ranking' = any(a.rights) and j.path ^@ a.path order by a.person = j.by_person desc, length(a.path) desc, a.id limit 1), j.path, j.at
   from verdict v join journal j on j.act = v.act where v.subject = of_subject and (v.path ^@ any(my_data_paths()) or v.host = any(my_hosts()) or v.subject = any(my_subjects())); end $$;
grant execute on function verdict_source to tusoi_web;

-- What I may do about an organisation's decisions: act for it, and rank it.
create function my_seat(of_unit bigint) returns table (acts boolean, ranks boolean) language plpgsql stable security definer set search_path = public, pg_temp as
$$ begin return query select
     exists (select from my_assignments() a where a.organisation = u.entry and 'content' = any(a.rights)) or exists (select from my_grants() g where g.what = 'substitute' and g.host = u.id),
     u.path ^@ any(my_paths('ranking'))
   from subject u where u.id = of_unit and me() is not null; end $$;
grant execute on function my_seat to tusoi_web;
