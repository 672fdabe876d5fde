using TuSoi.Rostering.Keeping;
using TuSoi.Rules.Facts;
using static TuSoi.Rostering.Importing.Writing;

namespace TuSoi.Rostering.Importing;

/// <summary>Gives numbers, and writes the persons and the entries that stand for ever.</summary>
internal sealed class PersonWriting(ImportPlan plan, Writing writing)
{
    private readonly List<EntryChange> persons = [];

    // Before anybody gets a number: who has one already is known.
    private readonly List<EntryChange> changed = [.. plan.Entries.Where(ChangesPerson)];

    public async Task WriteAsync()
    {
        await NumbersAsync();
        await PersonsAsync();
        await EntriesAsync();
    }

    private async Task NumbersAsync()
    {
        List<EntryChange> fresh = [.. plan.Entries.Where(e => e.IsNew)];
        var ids = await writing.NumbersAsync(fresh.Count);
        for (var i = 0; i < ids.Length; i++) fresh[i].Id = ids[i];
        foreach (var entry in fresh) entry.Path = plan.PathOf(entry);
        await NewPersonsAsync(Family.Member);
        foreach (var leader in plan.Entries.Where(e => e.Told is { Family: Family.Leader, Member: not null })) leader.Person = plan.Find(leader.Told.Member!)!.Person;
        await NewPersonsAsync(Family.Leader);
    }

    private async Task NewPersonsAsync(Family family)
    {
        List<EntryChange> unknown = [.. plan.Entries.Where(e => e.Person == 0 && e.Told.Family == family)];
        var ids = await writing.NumbersAsync(unknown.Count);
        for (var i = 0; i < ids.Length; i++) unknown[i].Person = ids[i];
        persons.AddRange(unknown);
    }

    private async Task PersonsAsync()
    {
        await writing.RunAsync(persons, "insert into person (id, code, name, born, act) select t.*, $2 from unnest($3::bigint[], $4::text[], $5::text[], $6::date[]) t",
            Of(e => e.Person), Of(e => e.Told.Code), Of(e => e.Told.Name), Of(e => e.Told.Born));
        await writing.RunAsync(changed,
            "update person p set code = t.c, name = t.n, born = coalesce(t.b, p.born), act = $2 from unnest($3::bigint[], $4::text[], $5::text[], $6::date[]) t(i, c, n, b) where p.id = t.i",
            Of(e => e.Person), Of(e => e.Told.Code), Of(e => e.Told.Name), Of(e => e.Told.Born));
    }

    private static bool ChangesPerson(EntryChange entry) => entry.Person != 0 && IsPerson(entry) && entry.Told is var told
        && (entry.Held is not { } held || held.Name != told.Name || held.Code != told.Code || told.Born is not null && held.Born != told.Born);

    // A leader who is a member has the member's name.
    private static bool IsPerson(EntryChange entry) => entry.Told.Family == Family.Member || entry is { Told: { Family: Family.Leader, Member: null }, Held: null or { Member: null } };

    private async Task EntriesAsync()
    {
        await writing.RunAsync([.. plan.Entries.Where(e => e.IsNew)],
            "insert into roster_entry (id, code, family, person, act) select t.*, $2 from unnest($3::bigint[], $4::text[], $5::text[], $6::bigint[]) t",
            Of(e => e.Id), Of(e => e.Told.Code), Of(e => FactReading.FamilyWord(e.Told.Family)), Of(Person));
        await writing.RunAsync([.. plan.Entries.Where(e => e.Held is { } held && (held.Code != e.Told.Code || held.Person != e.Person))],
            "update roster_entry r set code = t.c, person = t.p, act = $2 from unnest($3::bigint[], $4::text[], $5::bigint[]) t(i, c, p) where r.id = t.i",
            Of(e => e.Id), Of(e => e.Told.Code), Of(Person));
    }

    private static long? Person(EntryChange entry) => entry.Person == 0 ? null : entry.Person;
}
