-- Meetings, grids and counts while they are filled in.

-- Organisations (as subjects) for which I act: by a post that opens what they write, or standing in.
create function my_desks() returns bigint[] language plpgsql stable security definer set search_path = public, pg_temp as
$$ declare known text := recall('desks');
begin
  if known is null then
    known := remember('desks', (select coalesce(array_agg(id), '{}') from (
      select s.id from my_assignments() a join subject s on s.entry = a.organisation where 'content' = any(a.rights)
      union select host from my_grants() where what = 'substitute' and host is not null) d)::text);
  end if;
  return known::bigint[];
end $$;
grant execute on function my_desks to tusoi_web;

-- Fields that are filled in and are no act yet: comments and conclusions of a meeting that runs, levels in a grid, minutes. They belong to the organisation, not to
-- one person: whoever runs the meeting may change. `own` is one person's alone: a teller's count. Gone when the act is done.
create table worksheet (
  cycle bigint not null,
  unit bigint not null references subject,
  sheet text not null,
  field text not null,
  subject bigint,
  own boolean not null default false,
  value text not null,
  person bigint not null references person,
  saved_at timestamptz not null,
  primary key (unit, sheet, field)
);
call fence('worksheet', 'case when own then person = me() else unit = any((select my_desks())::bigint[]) end', 'select, insert, update, delete',
           'person = me() and unit = any(case when own then (select my_counts())::bigint[] else (select my_desks())::bigint[] end)');

-- Whose names stand on the slips of a ballot.
create table ballot_subject (
  ballot bigint not null references ballot,
  subject bigint not null references subject,
  host bigint not null,
  primary key (ballot, subject)
);
call fence('ballot_subject', 'host = any((select my_counts())::bigint[])', 'select, insert');
insert into ballot_subject select distinct ballot, subject, host from line_count;

-- Which of the two counts of a ballot are in; not what they say.
create function hands_of(of_ballot bigint) returns smallint[] language plpgsql stable security definer set search_path = public, pg_temp as
$$ begin return (select coalesce(array_agg(c.hand order by c.hand), '{}') from slip_count c where c.ballot = of_ballot and me() is not null); end $$;
grant execute on function hands_of to tusoi_web;

-- Two counts are independent only where nobody sees the other one before both are in.
alter policy web on slip_count using (host = any((select my_counts())::bigint[]) and (typist = me() or cardinality(hands_of(ballot)) = 2)) with check (host = any((select my_counts())::bigint[]));
alter policy web on line_count using (host = any((select my_counts())::bigint[]) and exists (select from slip_count c where c.ballot = line_count.ballot and c.hand = line_count.hand)) with check (host = any((select my_counts())::bigint[]));
