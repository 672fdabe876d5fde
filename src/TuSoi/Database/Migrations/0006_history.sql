-- One hash chain per organisation and cycle. An entry holds the digest of its content with a salt; the content stands beside it, so that it can be
-- deleted when its time is over while the chain still proves that nothing was changed, added or left out.
create table chain (
  cycle bigint not null,
  unit bigint not null,
  path text not null,
  seq bigint not null default 0,
  hash bytea not null default '\x',
  primary key (cycle, unit)
);

create table journal (
  act bigint primary key,
  cycle bigint not null,
  unit bigint not null,
  path text not null,
  seq bigint not null,
  kind text not null,
  step text,
  by_person bigint not null,
  role text,
  at timestamptz not null,
  digest bytea not null,
  hash bytea not null,
  unique (cycle, unit, seq)
);

create table journal_content (
  act bigint primary key references journal,
  salt bytea not null,
  content jsonb not null,
  host bigint not null
);

-- The heads of all chains sealed together: what was there at this moment cannot be exchanged later, not even a whole chain.
create table seal (
  id bigint primary key,
  cycle bigint not null,
  path text not null,
  at timestamptz not null,
  heads jsonb not null,
  before bytea not null,
  hash bytea not null,
  by_person bigint not null
);

-- What an entry's hash is made of, in one place for writing and for verifying.
create function entry_hash(before bytea, act bigint, seq bigint, kind text, step text, by_person bigint, role text, at timestamptz, digest bytea) returns bytea language sql immutable parallel safe as
$$ select sha256(before || convert_to(concat_ws('|', act, seq, kind, coalesce(step, '-'), by_person, coalesce(role, '-'), extract(epoch from at)), 'UTF8') || digest) $$;

create function content_digest(salt bytea, content jsonb) returns bytea language sql immutable parallel safe as
$$ select sha256(salt || convert_to(content::text, 'UTF8')) $$;

-- Writes one entry at the end of its chain. The caller has locked the chain's head before reading anything it decides on.
create function journal_entry(act bigint, cycle bigint, unit bigint, kind text, step text, role text, at timestamptz, salt bytea, content jsonb, host bigint) returns bigint language plpgsql as $$
declare head chain; digest bytea := content_digest(salt, content);
begin
  update chain c set seq = c.seq + 1,
      hash = entry_hash(c.hash, journal_entry.act, c.seq + 1, journal_entry.kind, journal_entry.step, me(), journal_entry.role, journal_entry.at, digest)
    where c.cycle = journal_entry.cycle and c.unit = journal_entry.unit returning c.* into strict head;
  insert into journal values (act, cycle, unit, head.path, head.seq, kind, step, me(), role, at, digest, head.hash);
  insert into journal_content values (act, salt, content, host);
  return head.seq;
end $$;
grant execute on function journal_entry, entry_hash, content_digest to tusoi_web;

call fence('chain', 'path ^@ any((select my_paths())::text[]) or unit = any((select my_frame_units())::bigint[])');
call fence('journal', 'path ^@ any((select my_paths())::text[]) or unit = any((select my_hosts())::bigint[]) or by_person = me()', 'select, insert', 'by_person = me()');
call fence('journal_content', 'host = any((select my_hosts())::bigint[]) or exists (select from journal j where j.act = journal_content.act and (j.by_person = me() or j.path ^@ any((select my_paths(''audit''))::text[])))', 'select, insert', 'me() is not null');
call fence('seal', 'path ^@ any((select my_paths())::text[])', 'select, insert');
