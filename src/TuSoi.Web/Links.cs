using System.Globalization;
using TuSoi.Organisation;
using TuSoi.Rules.Steps;

namespace TuSoi.Web;

/// <summary>The address of every page; no page writes one by itself.</summary>
public static class Links
{
    public const string Home = "/", SignIn = "/dang-nhap", SignOut = "/dang-xuat", DemoSignIn = "/trinh-dien/vao";

    // Coming in, and one's own account.
    public const string SecondStep = "/dang-nhap/ma", FirstPassword = "/dang-nhap/dat-mat-khau", PasskeyAsk = "/dang-nhap/khoa", Account = "/tai-khoan", ChangePassword = "/tai-khoan/mat-khau", Totp = "/tai-khoan/ma-xac-thuc",
        TotpPicture = "/tai-khoan/ma-xac-thuc.svg", Passkeys = "/tai-khoan/khoa", PasskeyOffer = "/tai-khoan/khoa/tao", Accounts = "/tai-khoan/cap", Slip = "/tai-khoan/phieu", Resets = "/tai-khoan/cap-lai";

    /// <summary>Giving an account to somebody.</summary>
    public static string IssueAccount(long person) => $"{Accounts}/{N(person)}";

    /// <summary>Proposing that somebody's password be replaced.</summary>
    public static string ProposeReset(long person) => $"{Resets}/{N(person)}";

    /// <summary>A proposed reset: to be confirmed by a second person, or withdrawn.</summary>
    public static string Reset(long reset) => $"{Resets}/de-nghi/{N(reset)}";

    /// <summary>The same page with where to go on from there.</summary>
    public static string On(string page, string? back) => back is { Length: > 1 } && Back(back) == back ? $"{page}?ve={Uri.EscapeDataString(back)}" : page;

    /// <summary>Where somebody wanted to go before he was asked who he is: only a path of ours, else home. Browsers drop line breaks and tabs and take a backslash for a slash.</summary>
    public static string Back(string? back) => back is { Length: > 1 } && back[0] == '/' && back[1] is not '/' && !back.Any(c => c is '\\' || char.IsControl(c)) ? back : Home;

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

    private static string Cycle(long cycle) => $"/dot/{N(cycle)}";

    private static string N(long number) => number.ToString(CultureInfo.InvariantCulture);
}
