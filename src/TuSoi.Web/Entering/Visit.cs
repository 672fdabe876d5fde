using TuSoi.Access;
using TuSoi.Database;
using TuSoi.Opening;
using TuSoi.Organisation;
using TuSoi.Web.Hosting;

namespace TuSoi.Web.Entering;

/// <summary>One request of one person: who he is, what day it is, and reading with his rights.</summary>
public sealed class Visit(Store store, TimeProvider clock, CyclePacks packs, PackFolder folder, Installation installation)
{
    private Visitor? visitor;

    /// <summary>Null: nobody is signed in.</summary>
    public Visitor? Known => visitor;

    /// <exception cref="InvalidOperationException">A page that is open to everybody asks who is there.</exception>
    public Visitor Visitor => visitor ?? throw new InvalidOperationException("Nobody is signed in.");

    public long Person => Visitor.Person;

    public bool IsDemo => installation.IsDemo;

    /// <summary>Today in Viet Nam.</summary>
    public DateOnly Today => Instant.DayOf(clock);

    /// <summary>Day and hour in Viet Nam.</summary>
    public DateTime Local => Instant.LocalOf(clock.GetUtcNow());

    public CyclePacks Packs => packs;

    /// <summary>What was done by the request before this one, to be told once.</summary>
    public string? Told { get; set; }

    public async Task<bool> ArriveAsync(long person, CancellationToken stop)
    {
        await using var work = await Work.BeginAsync(store, person, Today, stop);
        visitor = await Visitor.ReadAsync(work, person, stop);
        return visitor is not null;
    }

    /// <summary>Nobody is here after all.</summary>
    public void Leave() => visitor = null;

    /// <summary>Who this person is, before he is here.</summary>
    public async Task<Visitor?> LookAsync(long person, CancellationToken stop)
    {
        await using var work = await Work.BeginAsync(store, person, Today, stop);
        return await Visitor.ReadAsync(work, person, stop);
    }

    /// <summary>Reads with the person's rights, in a short transaction of its own: never held while an act is carried out.</summary>
    public async Task<T> ReadAsync<T>(Func<Work, Task<T>> read)
    {
        await using var work = await Work.BeginAsync(store, Person, Today);
        return await read(work);
    }

    /// <summary>The same of one cycle: others are not looked at, plans are kept.</summary>
    public async Task<T> ReadAsync<T>(long cycle, Func<Work, Task<T>> read)
    {
        await using var work = await Work.BeginAsync(store, Person, Today, cycle, default);
        return await read(work);
    }

    /// <summary>The cycle with this number, where the person has a part in it.</summary>
    /// <exception cref="PageRefused">There is none for him.</exception>
    public VisitedCycle Cycle(long id) => Visitor.Find(id) ?? throw PageRefused.Missing;

    /// <summary>The pack under which the cycle runs now.</summary>
    public Task<CyclePack> PackAsync(VisitedCycle cycle) => packs.OfAsync(store, cycle.Id, cycle.Pack);

    /// <summary>The work of an organisation, where the person sees it.</summary>
    /// <param name="step">The one step whose lines are wanted; null: any.</param>
    /// <exception cref="PageRefused">There is no such organisation for him.</exception>
    public async Task<UnitWork> UnitAsync(long cycle, long unit, string? step = null)
    {
        _ = Cycle(cycle);
        return await ReadAsync(cycle, work => UnitWork.ReadAsync(work, packs, cycle, unit, Today, step)) ?? throw PageRefused.Missing;
    }

    /// <summary>The work of an organisation whose papers are open to the person, and what a page reads of it for one step, in one transaction.</summary>
    /// <param name="hint">What else is said to whom they are not open.</param>
    /// <exception cref="PageRefused">There is no such organisation for him, or its papers are not open to him.</exception>
    public async Task<(UnitWork Unit, T Read)> OpenUnitAsync<T>(long cycle, long unit, string step, Func<Work, UnitWork, Task<T>> read, string hint = "")
    {
        _ = Cycle(cycle);
        return await ReadAsync(cycle, async work =>
        {
            var found = await UnitWork.ReadAsync(work, packs, cycle, unit, Today, step) ?? throw PageRefused.Missing;
            return found.IsOpen ? (found, await read(work, found)) : throw PageRefused.Denied($"Trang này dành cho người thay mặt {found.Unit.Name}.{hint}");
        });
    }

    /// <summary>Whether the person holds a post with this right at the organisation itself.</summary>
    public bool HoldsAt(long entry, string right) => Visitor.Posts.Any(p => p.Entry == entry && p.Has(right));

    /// <summary>Whether he acts for the organisation: by a post that opens what is written there, or standing in.</summary>
    public bool ActsFor(Subject organisation) => HoldsAt(organisation.Entry, "content") || Visitor.StandsIn.Contains(organisation.Id);

    /// <summary>Whether he is one of those who may act as this body, or stands in for them.</summary>
    public bool ActsAs(Body? body) => body?.Organisation is { } at && (Visitor.Posts.Any(p => p.Entry == at.Entry && body.Roles.Contains(p.Role)) || Visitor.StandsIn.Contains(at.Id));

    /// <summary>Whether he holds it there or above.</summary>
    public bool HoldsOver(string path, string right) => Visitor.Posts.Any(p => p.Has(right) && path.StartsWith(p.Path, StringComparison.Ordinal));

    /// <summary>Whether he holds a post there or above: then he knows who holds which.</summary>
    public bool SeesPosts(Subject unit) => Visitor.Posts.Any(p => unit.Path.StartsWith(p.Path, StringComparison.Ordinal));

    /// <summary>What a role is called, by the pack of the latest cycle, else by any pack that knows it.</summary>
    public string RoleLabel(string role) => LatestPack?.Procedure.Roles.GetValueOrDefault(role)?.Label
        ?? folder.Ids.Select(folder.Find).OfType<Rules.Packs.Pack>().Select(p => p.Procedure.Roles.GetValueOrDefault(role)?.Label).FirstOrDefault(l => l is not null) ?? role;

    private CyclePack? LatestPack => visitor?.Cycles is [{ } latest, ..] ? packs.Ready(latest.Id, latest.Pack) : null;
}
