namespace TuSoi.Tests.Processes.Story;

/// <summary>What must hold whenever one looks: each line of the answer is something lost, half there, or there twice.</summary>
internal static class Wholeness
{
    public const string Sql = """
        -- every acknowledged act is in the journal
        select 'lost act ' || a from unnest(@acknowledged) a where not exists (select from journal j where j.act = a)
        -- chains: without gaps, each entry made of the one before, the head at the end
        union all select 'chain ' || cycle || '/' || unit || ' breaks at ' || seq from (
            select j.*, lag(hash, 1, '\x'::bytea) over chain as before, row_number() over chain as place from journal j window chain as (partition by cycle, unit order by seq)) j
          where seq <> place or hash <> entry_hash(before, cycle, unit, path, act, seq, kind, step, by_person, role, at, digest)
        union all select 'head of ' || c.cycle || '/' || c.unit from chain c
          where c.seq <> (select count(*) from journal j where (j.cycle, j.unit) = (c.cycle, c.unit)) or c.seq > 0 and c.hash <> (select hash from journal j where (j.cycle, j.unit, j.seq) = (c.cycle, c.unit, c.seq))
        union all select 'content of ' || j.act from journal j left join journal_content c on c.act = j.act where c.act is null or content_digest(c.salt, c.content) <> j.digest
        -- counters are what a count would give
        union all select 'counter ' || c.unit || ' ' || c.kind || ' ' || c.step || ': ' || c.done || ', counted ' || count(d.subject) from counter c
          left join (done d join subject s on s.id = d.subject and s.ended_act is null) on d.cycle = c.cycle and d.unit = c.unit and d.step = c.step and s.kind = c.kind
          group by c.cycle, c.unit, c.kind, c.step having c.done <> count(d.subject)
        -- what is written has its act
        union all select w.what || ' without act ' || w.act from (
            select 'done', act from done union all select 'level', act from level union all select 'paper', handed_in_act from paper where handed_in_act is not null
            union all select 'conclusion', act from conclusion union all select 'notice', act from notice union all select 'slips', act from slip_count
            union all select 'decision', prepared_act from decision union all select 'signature', signed_act from decision where signed_act is not null) w(what, act)
          where not exists (select from journal j where j.act = w.act)
        -- a level is decided with its decision, once
        union all select 'decided level of ' || l.subject from level l where l.stage = 'decided' and l.superseded_act is null
          and (select count(*) from decision d join decision_line n on n.decision = d.id where n.subject = l.subject and d.step = l.step and d.signed_act = l.act and n.level = l.level) <> 1
        union all select 'signed twice: ' || n.subject || ' ' || d.step from decision d join decision_line n on n.decision = d.id where d.signed_act is not null and d.kind = 'ranking'
          group by n.subject, d.step having count(*) > 1 + (select count(*) from objection o where o.subject = n.subject and o.upheld)
        union all select 'decision without its level: ' || n.subject from decision d join decision_line n on n.decision = d.id where d.signed_act is not null and d.kind = 'ranking' and not exists (select from level l where l.subject = n.subject and l.act = d.signed_act)
        -- a ballot has both entries or is open; a meeting is opened once
        union all select 'ballot ' || b.id from ballot b where b.closed_act is not null and (select count(*) from slip_count c where c.ballot = b.id) <> 2
        union all select 'meeting opened twice: ' || host from meeting where opened_act is not null group by host, rule having count(*) > 1
        """;

    /// <summary>What is left to do in the cycle: nothing when the story has ended.</summary>
    public const string Unfinished = "select unit || ' ' || kind || ' ' || step from counter where done <> total";

    /// <summary>The end state, without numbers and hours that differ from run to run.</summary>
    public const string Ends = """
        select s.code || ' ' || d.step from done d join subject s on s.id = d.subject
        union all select s.code || ' ' || l.step || ' ' || l.stage || ' ' || l.level from level l join subject s on s.id = l.subject where superseded_act is null
        order by 1
        """;

    /// <summary>Tables of ours without a row: what a year leaves empty. Those that only pages fill are looked at by the tests of the pages.</summary>
    public const string Empty = """
        select c.relname from pg_class c where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace
        and c.relname not in ('installation', 'account', 'account_passkey', 'account_event', 'account_reset', 'file', 'import_file', 'fact_request', 'fact_request_entry', 'worksheet', 'deciding_draft')
        and (xpath('/row/n/text()', query_to_xml('select count(*) n from ' || c.oid::regclass, false, true, '')))[1]::text = '0' order by 1
        """;
}
