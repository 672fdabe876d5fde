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

-- What an entry's hash is made of, in one place for writing and for verifying: every column of the journal, so that no entry fits in another chain.
create function entry_hash(before bytea, cycle bigint, unit bigint, path text, act bigint, seq bigint, kind text, step text, by_person bigint, role text, at timestamptz, digest bytea) returns bytea language sql immutable parallel safe as
$$ select sha256(before || convert_to(jsonb_build_array(cycle, unit, path, act, seq, kind, step, by_person, role, extract(epoch from at))::text, 'UTF8') || digest) $$;

create function content_digest(salt bytea, content jsonb) returns bytea language sql immutable parallel safe as
$$ select sha256(salt || convert_to(content::text, 'UTF8')) $$;

-- Writes one entry at the end of its chain. The caller has locked the chain's head before reading anything it decides on.
create function journal_entry(act bigint, cycle bigint, unit bigint, kind text, step text, role text, at timestamptz, salt bytea, content jsonb, host bigint) returns bigint language plpgsql as $$
declare head chain; digest bytea := content_digest(salt, content);
begin
  update chain c set seq = c.seq + 1,
      hash = entry_hash(c.hash, c.cycle, c.unit, c.path, journal_entry.act, c.seq + 1, journal_entry.kind, journal_entry.step, me(), journal_entry.role, journal_entry.at, digest)
    where c.cycle = journal_entry.cycle and c.unit = journal_entry.unit returning c.* into strict head;
  insert into journal values (act, cycle, unit, head.path, head.seq, kind, step, me(), role, at, digest, head.hash);
  insert into journal_content values (act, salt, content, host);
  return head.seq;
end $$;
grant execute on function journal_entry, entry_hash, content_digest to tusoi_web;

-- A seal's hash: over the one before and over all that the seal says.
create function seal_hash(before bytea, id bigint, cycle bigint, path text, at timestamptz, heads jsonb, by_person bigint) returns bytea language sql immutable parallel safe as
$$ select sha256(before || convert_to(jsonb_build_array(id, cycle, path, extract(epoch from at), heads, by_person)::text, 'UTF8')) $$;

-- Heads of all chains of a cycle, and of the chains of the standing roster in and above it, in fixed order: [cycle, unit, number of entries, hash].
create function chain_heads(of_cycle bigint, of_path text) returns jsonb language sql stable as
$$ select coalesce(jsonb_agg(jsonb_build_array(cycle, unit, seq, encode(hash, 'hex')) order by cycle, unit), '[]') from chain
   where seq > 0 and (cycle = of_cycle or cycle = 0 and (path ^@ of_path or of_path ^@ path)) $$;
grant execute on function seal_hash, chain_heads to tusoi_web;

-- Content whose time is over goes, its entries stay. Only for who keeps the roster or the technique of the whole cycle; what says that content went is kept.
create function forget_content(of_cycle bigint, older_than timestamptz) returns bigint language plpgsql security definer set search_path = public, pg_temp as $$
declare gone bigint;
begin
  if not exists (select from cycle c where c.id = of_cycle and (c.path ^@ any(my_paths('roster')) or c.path ^@ any(my_paths('technical')))) then return 0; end if;
  delete from journal_content c using journal j where j.act = c.act and j.cycle = of_cycle and j.at < older_than and j.kind <> 'ForgetContent';
  get diagnostics gone = row_count;
  return gone;
end $$;
grant execute on function forget_content to tusoi_web;

-- After very many rows came at once: what the planner knows about the tables must not wait for the server's own count.
create function count_anew() returns void language plpgsql security definer set search_path = public, pg_temp as $$
begin
  analyze person, roster_entry, roster_state, roster_bond, assignment, subject, subject_link, counter, chain;
end $$;
grant execute on function count_anew to tusoi_web;

call fence('chain', 'path ^@ any((select my_paths())::text[]) or unit = any((select my_frame_units())::bigint[])');
call fence('journal', 'path ^@ any((select my_paths())::text[]) or unit = any((select my_hosts())::bigint[]) or by_person = me()', 'select, insert', 'by_person = me()');
call fence('journal_content', 'host = any((select my_hosts())::bigint[]) or exists (select from journal j where j.act = journal_content.act and (j.by_person = me() or j.path ^@ any((select my_paths(''audit''))::text[])))', 'select, insert', 'me() is not null');
call fence('seal', 'path ^@ any((select my_paths())::text[])', 'select, insert');
