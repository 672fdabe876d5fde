using TuSoi.Opening;
using TuSoi.Organisation;
using TuSoi.Publishing;
using TuSoi.Web.Entering;
using TuSoi.Web.Hosting;

namespace TuSoi.Web.Papers;

/// <summary>Which papers of an organisation somebody may have: all where he acts for it, his own where he is reviewed there.</summary>
public sealed class PaperVisit
{
    private PaperVisit(UnitWork work, PaperShelf shelf, bool all, long person) => (Work, Shelf, All, Person) = (work, shelf, all, person);

    public UnitWork Work { get; }

    public PaperShelf Shelf { get; }

    /// <summary>Whether he acts for the organisation.</summary>
    public bool All { get; }

    private long Person { get; }

    /// <exception cref="PageRefused">404: there is no such organisation; 403: he does not act for it, and nothing of him is reviewed there.</exception>
    public static async Task<PaperVisit> ReadAsync(Visit visit, long cycle, long unit)
    {
        var work = await visit.UnitAsync(cycle, unit);
        var all = visit.ActsFor(work.Unit);
        if (!all && !work.Own.Any(s => s.Person == visit.Person)) throw Denied(work.Unit);
        var papers = await visit.ReadAsync(w => UnitPapers.ReadAsync(w, work));
        return new PaperVisit(work, new PaperShelf(work, papers, visit.Today), all, visit.Person);
    }

    /// <summary>Papers he may have, each with the persons of whom he may have it filled.</summary>
    public IEnumerable<PaperOffer> Offers => All ? Shelf.Offers : Shelf.Offers.Where(o => o.About.Count > 0).Select(o => o with { About = Mine(o) }).Where(o => o.About.Count > 0);

    /// <summary>Blank forms hold nobody's words; filled ones only of whom he may see.</summary>
    public (PaperOffer Offer, IReadOnlyList<Subject> About) Find(PaperKind kind, string key, long? about)
    {
        var offer = Offers.FirstOrDefault(o => o.Kind == kind && o.Key == key) ?? throw (Shelf.Find(kind, key) is null ? PageRefused.Missing : Denied(Work.Unit));
        if (about is not { } one) return (offer, offer.About);
        if (offer.About.FirstOrDefault(s => s.Id == one) is { } found) return (offer, [found]);
        throw Shelf.Find(kind, key)!.About.Any(s => s.Id == one) ? Denied(Work.Unit) : PageRefused.Missing;
    }

    private List<Subject> Mine(PaperOffer offer) => [.. offer.About.Where(s => s.Person == Person)];

    private static PageRefused Denied(Subject unit) => PageRefused.Denied($"Giấy tờ này do người có nhiệm vụ ở {unit.Name} giữ.");
}
