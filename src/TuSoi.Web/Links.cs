using System.Globalization;
using TuSoi.Organisation;
using TuSoi.Rules.Steps;

namespace TuSoi.Web;

/// <summary>The address of every page; no page writes one by itself.</summary>
public static class Links
{
    public const string Home = "/", SignIn = "/dang-nhap", SignOut = "/dang-xuat", DemoSignIn = "/trinh-dien/vao";

    /// <summary>How an organisation stands in a cycle: everybody, every step.</summary>
    public static string Unit(long cycle, long unit) => $"{Cycle(cycle)}/to-chuc/{N(unit)}";

    /// <summary>The page on which a step is done, by its kind, for the organisation at which it is entered.</summary>
    public static string Step(long cycle, long unit, StepRule step, IEnumerable<Subject> about) => step.Kind switch
    {
        StepKind.Statement or StepKind.Completion or StepKind.Signature => about.Take(2).ToList() is [{ } one] ? Statement(cycle, one.Id, step.Id) : Statements(cycle, unit, step.Id),
        StepKind.Comment or StepKind.Opinion or StepKind.Contribution => Requests(cycle, unit, step.Id),
        StepKind.Draft => Drafts(cycle, unit, step.Id),
        StepKind.Registration or StepKind.Attendance => Schedule(cycle, unit),
        StepKind.Meeting or StepKind.Review or StepKind.Ballot => Meetings(cycle, unit, step.Meeting),
        StepKind.PromptProposed or StepKind.PromptsConsolidated or StepKind.PromptIssued => Prompts(cycle, unit, step.Id),
        StepKind.Proposal or StepKind.Appraisal => Proposal(cycle, unit, step.Id),
        StepKind.Decision => Deciding(cycle, unit, step.Id),
        StepKind.Notice => Notices(cycle, unit, step.Id),
        StepKind.RemedialPlan or StepKind.Commitment => about.Take(2).ToList() is [{ } one] ? Remedy(cycle, one.Id, step.Id) : Remedies(cycle, unit, step.Id),
        _ => Record(cycle, unit, step.Id),
    };

    /// <summary>One statement or report: written, recorded from paper, completed, read.</summary>
    public static string Statement(long cycle, long subject, string step) => $"{Cycle(cycle)}/ban-kiem-diem/{N(subject)}/{step}";

    /// <summary>Everybody's statements in one organisation.</summary>
    public static string Statements(long cycle, long unit, string step) => $"{Cycle(cycle)}/cac-ban-kiem-diem/{N(unit)}/{step}";

    public static string Drafts(long cycle, long unit, string step) => $"{Cycle(cycle)}/du-thao/{N(unit)}/{step}";

    /// <summary>What an organisation asks of others, and records from paper: slips, opinions, contributions.</summary>
    public static string Requests(long cycle, long unit, string step) => $"{Cycle(cycle)}/lay-y-kien/{N(unit)}/{step}";

    /// <summary>What was asked of me, or of a body I act for.</summary>
    public static string Answer(long cycle, long asker, string step, string body) => $"{Cycle(cycle)}/cho-y-kien/{N(asker)}/{step}/{body}";

    public static string Prompts(long cycle, long unit, string step) => $"{Cycle(cycle)}/goi-y/{N(unit)}/{step}";

    /// <summary>Dates of meetings of an organisation and below; who attends from above.</summary>
    public static string Schedule(long cycle, long unit) => $"{Cycle(cycle)}/lich-hop/{N(unit)}";

    /// <summary>The meeting of an organisation by its rule; leads on to the one that is meant.</summary>
    public static string Meetings(long cycle, long unit, string? rule) => $"{Cycle(cycle)}/hoi-nghi/{N(unit)}/{rule}";

    /// <summary>Where a teller enters his count.</summary>
    public static string Count(long cycle, long unit, long ballot) => $"{Cycle(cycle)}/kiem-phieu/{N(unit)}/{N(ballot)}";

    public static string Proposal(long cycle, long unit, string step) => $"{Cycle(cycle)}/de-xuat/{N(unit)}/{step}";

    public static string Deciding(long cycle, long unit, string step) => $"{Cycle(cycle)}/quyet-dinh/{N(unit)}/{step}";

    public static string Notices(long cycle, long unit, string step) => $"{Cycle(cycle)}/thong-bao/{N(unit)}/{step}";

    /// <summary>Steps that leave a paper and nothing else, dossiers among them.</summary>
    public static string Record(long cycle, long unit, string step) => $"{Cycle(cycle)}/ghi-viec/{N(unit)}/{step}";

    public static string Remedy(long cycle, long subject, string step) => $"{Cycle(cycle)}/khac-phuc/{N(subject)}/{step}";

    public static string Remedies(long cycle, long unit, string step) => $"{Cycle(cycle)}/cac-khac-phuc/{N(unit)}/{step}";

    /// <summary>Meetings of an organisation, by all rules.</summary>
    public static string MeetingsOf(long cycle, long unit) => $"{Cycle(cycle)}/hoi-nghi/{N(unit)}";

    /// <summary>One meeting; with somebody: his turn.</summary>
    public static string Meeting(long cycle, long unit, string rule, long host, long? subject = null) => $"{Meetings(cycle, unit, rule)}/{N(host)}{(subject is { } one ? $"?ai={N(one)}" : "")}";

    public static string Minutes(long cycle, long unit, string rule, long host) => $"{Meeting(cycle, unit, rule, host)}/bien-ban";

    /// <summary>Tellers and slips of a ballot in a meeting.</summary>
    public static string Vote(long cycle, long unit, string rule, long host, string step) => $"{Meeting(cycle, unit, rule, host)}/bo-phieu/{step}";

    /// <summary>Where a sheet saves itself while somebody types.</summary>
    public static string Worksheet(long cycle, long unit, string sheet) => $"{Cycle(cycle)}/nhap/{N(unit)}/{sheet}";

    /// <summary>Why a subject has the level that it has.</summary>
    public static string Card(long cycle, long subject) => $"{Cycle(cycle)}/the/{N(subject)}";

    private static string Cycle(long cycle) => $"/dot/{N(cycle)}";

    private static string N(long number) => number.ToString(CultureInfo.InvariantCulture);
}
