using System.Globalization;
using TuSoi.Organisation;
using TuSoi.Publishing;
using TuSoi.Publishing.Files;
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

    /// <summary>The same, only what belongs to one stage of the process.</summary>
    public static string UnitStage(long cycle, long unit, int stage) => $"{Unit(cycle, unit)}?gd={N(stage)}";

    /// <summary>Work of one of several cycles.</summary>
    public static string HomeOf(long cycle) => $"{Home}?dot={N(cycle)}";

    /// <summary>Opening a cycle: year, pack, root; readings; preview; the last look before it is opened.</summary>
    public const string Opening = "/mo-dot", OpeningReadings = "/mo-dot/cach-doc", OpeningPreview = "/mo-dot/xem-truoc", OpeningCheck = "/mo-dot/kiem-tra";

    /// <summary>Moving a running cycle to another pack.</summary>
    public static string Amending(long cycle) => $"{Cycle(cycle)}/doi-goi";

    public static string AmendingPreview(long cycle) => $"{Cycle(cycle)}/doi-goi/xem-truoc";

    public static string AmendingCheck(long cycle) => $"{Cycle(cycle)}/doi-goi/kiem-tra";

    public static string Calendar(long cycle) => $"{Cycle(cycle)}/lich";

    /// <summary>Units × stages: leads on to the highest organisation at which somebody holds a post.</summary>
    public static string Board(long cycle) => $"{Cycle(cycle)}/theo-doi";

    public static string Board(long cycle, long unit) => $"{Cycle(cycle)}/theo-doi/{N(unit)}";

    public static string BoardFile(long cycle, long unit) => $"{Board(cycle, unit)}/bang.xlsx";


    public static string Conference(long cycle, long unit) => $"{Unit(cycle, unit)}/tong-ket";

    public static string Substitute(long cycle, long unit) => $"{Unit(cycle, unit)}/lam-thay";

    public static string Conflict(long cycle, long unit, long? subject = null) => $"{Unit(cycle, unit)}/xung-dot{(subject is { } one ? $"?ai={N(one)}" : "")}";

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
        StepKind.Consolidation => Consolidation(cycle, unit, step.Id),
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

    /// <summary>The same for one family of subjects.</summary>
    public static string Deciding(long cycle, long unit, string step, string family) => $"{Deciding(cycle, unit, step)}?loai={family}";

    /// <summary>What has been put down, before a decision is drawn up.</summary>
    public static string DecidingCheck(long cycle, long unit, string step, string family) => $"{Deciding(cycle, unit, step)}/xem-lai?loai={family}";

    /// <summary>Where drafts of levels are kept while somebody works.</summary>
    public static string DecidingDraft(long cycle, long unit, string step, string family) => $"{Deciding(cycle, unit, step)}/nhap?loai={family}";

    /// <summary>A decision as a paper.</summary>
    public static string Decision(long cycle, long decision) => $"{Cycle(cycle)}/van-ban-quyet-dinh/{N(decision)}";

    /// <summary>Decisions of one organisation.</summary>
    public static string Decisions(long cycle, long unit) => $"{Cycle(cycle)}/cac-quyet-dinh/{N(unit)}";

    /// <summary>What may be made public of a signed decision.</summary>
    public static string PublicList(long cycle, long decision) => $"{Cycle(cycle)}/cong-bo/{N(decision)}";

    public static string Notices(long cycle, long unit, string step) => $"{Cycle(cycle)}/thong-bao/{N(unit)}/{step}";

    /// <summary>The notices as papers, one after the other.</summary>
    public static string NoticePapers(long cycle, long unit, string step) => $"{Notices(cycle, unit, step)}/ban-in";

    /// <summary>Results of the bodies below, put together in a report.</summary>
    public static string Consolidation(long cycle, long unit, string step) => $"{Cycle(cycle)}/tong-hop/{N(unit)}/{step}";

    /// <summary>Why a subject has its level.</summary>
    public static string Card(long cycle, long subject) => $"{Cycle(cycle)}/the/{N(subject)}";

    /// <summary>Everything about levels that the organisations where I rank have to do.</summary>
    public static string Ranking(long cycle) => $"{Cycle(cycle)}/xep-loai";

    /// <summary>My own file.</summary>
    public static string MyFile(long cycle) => $"{Cycle(cycle)}/ho-so";

    /// <summary>Steps that leave a paper and nothing else, dossiers among them.</summary>
    public static string Record(long cycle, long unit, string step) => $"{Cycle(cycle)}/ghi-viec/{N(unit)}/{step}";

    public static string Remedy(long cycle, long subject, string step) => $"{Cycle(cycle)}/khac-phuc/{N(subject)}/{step}";

    public static string Remedies(long cycle, long unit, string step) => $"{Cycle(cycle)}/cac-khac-phuc/{N(unit)}/{step}";

    // The roster, outside of any cycle: entries are of the standing roster.
    public const string Roster = "/danh-sach", Import = "/danh-sach/nap", FactRequests = "/danh-sach/de-nghi";

    public static string RosterSearch(string words) => $"{Roster}?q={Uri.EscapeDataString(words)}";

    /// <summary>An organisation with everybody in it.</summary>
    public static string RosterUnit(long entry) => $"{Roster}/to-chuc/{N(entry)}";

    /// <summary>A member, leader or collective, and what can be done about it.</summary>
    public static string RosterEntry(long entry) => $"{Roster}/muc/{N(entry)}";

    public static string RosterPersons(long unit) => $"{RosterUnit(unit)}/nguoi";

    public static string RosterPosts(long unit) => $"{RosterUnit(unit)}/chuc-danh";

    public static string RosterAdmit(long unit) => $"{RosterUnit(unit)}/them";

    /// <summary>Facts of one kind of subject, of one supplier; without both, the choice of them.</summary>
    public static string RosterFacts(long unit, string? kind = null, int group = 0) => kind is null ? $"{RosterUnit(unit)}/so-lieu" : $"{RosterUnit(unit)}/so-lieu/{kind}/{N(group)}";

    public static string RosterMove(long entry) => $"{RosterEntry(entry)}/chuyen";

    /// <summary>A new organisation below, or a collective of this one.</summary>
    public static string RosterFound(long unit) => $"{RosterUnit(unit)}/lap";

    /// <summary>Name and code of an organisation or a collective.</summary>
    public static string RosterRename(long entry) => $"{RosterEntry(entry)}/ten";

    public static string RosterEnd(long entry) => $"{RosterEntry(entry)}/ket-thuc";

    /// <summary>Exempted, suspended: stays on the list, and is neither reviewed nor ranked.</summary>
    public static string RosterStanding(long entry) => $"{RosterEntry(entry)}/dien-xep-loai";

    /// <summary>Where the roster and a running cycle are no longer in step.</summary>
    public static string RosterDifferences(long cycle) => $"{Roster}/doi-chieu/{N(cycle)}";

    public static string ImportPreview(long batch) => $"{Import}/{N(batch)}";

    /// <summary>The empty workbook of a pack.</summary>
    public static string ImportTemplate(string pack) => $"{Import}/mau/{pack}";

    /// <summary>Asks a body for facts of subjects of one kind in an organisation.</summary>
    public static string AskFacts(long unit, string kind) => $"{RosterUnit(unit)}/de-nghi/{kind}";

    /// <summary>Facts that were asked of a body I act for.</summary>
    public static string AnswerFacts(long request) => $"/so-lieu-duoc-hoi/{N(request)}";

    /// <summary>Where drafts of a text are kept while somebody writes.</summary>
    public static string SaveDraft(long cycle, long subject, string step) => $"{Cycle(cycle)}/nhap/{N(subject)}/{step}";

    /// <summary>The schedule in the week of a day.</summary>
    public static string Week(long cycle, long unit, DateOnly day) => $"{Schedule(cycle, unit)}?tuan={day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}";

    /// <summary>Meetings of an organisation, by all rules.</summary>
    public static string MeetingsOf(long cycle, long unit) => $"{Cycle(cycle)}/hoi-nghi/{N(unit)}";

    /// <summary>One meeting; with somebody: his turn.</summary>
    public static string Meeting(long cycle, long unit, string rule, long host, long? subject = null) => $"{Meetings(cycle, unit, rule)}/{N(host)}{(subject is { } one ? $"?ai={N(one)}" : "")}";

    public static string Minutes(long cycle, long unit, string rule, long host) => $"{Meeting(cycle, unit, rule, host)}/bien-ban";

    /// <summary>Who is at a meeting that runs, corrected.</summary>
    public static string Presence(long cycle, long unit, string rule, long host) => $"{Meeting(cycle, unit, rule, host)}/diem-danh";

    /// <summary>Tellers and slips of a ballot in a meeting.</summary>
    public static string Vote(long cycle, long unit, string rule, long host, string step) => $"{Meeting(cycle, unit, rule, host)}/bo-phieu/{step}";

    /// <summary>Where a sheet saves itself while somebody types.</summary>
    public static string Worksheet(long cycle, long unit, string sheet) => $"{Cycle(cycle)}/bang-nhap/{N(unit)}/{sheet}";

    // Papers and files

    /// <summary>Papers of an organisation: blank and filled.</summary>
    public static string Papers(long cycle, long unit) => $"{Cycle(cycle)}/giay/{N(unit)}";

    /// <summary>One paper as a file; about one person, or everybody.</summary>
    /// <param name="ending">docx, pdf; zip: a file for each person.</param>
    public static string PaperFile(long cycle, long unit, PaperKind kind, string key, bool filled, string ending, long? about = null) =>
        $"{Papers(cycle, unit)}/{PaperWords[kind]}/{Uri.EscapeDataString(key)}/{(filled ? "dien" : "trang")}.{ending}{(about is { } one ? $"?cua={N(one)}" : "")}";

    /// <summary>Files of one step of one subject: the paper with its signatures.</summary>
    public static string Files(long cycle, long subject, string step, FileKind kind = FileKind.Statement) => $"{Cycle(cycle)}/ban-ky/{N(subject)}/{step}/{kind.ToString().ToLowerInvariant()}";

    /// <summary>One file that somebody sent in, as an attachment.</summary>
    public static string File(long cycle, long file) => $"{Cycle(cycle)}/tep/{N(file)}";

    internal const string PaperRoute = "/dot/{cycle:long}/giay/{unit:long}/{kind}/{key}/{file}", FileRoute = "/dot/{cycle:long}/tep/{file:long}";

    private static readonly Dictionary<PaperKind, string> PaperWords = new()
    {
        [PaperKind.Statement] = "ban-kiem-diem",
        [PaperKind.Residence] = "phieu-nhan-xet",
        [PaperKind.Ballot] = "phieu-bau",
        [PaperKind.Count] = "bien-ban-kiem-phieu",
        [PaperKind.Summary] = "bieu-tong-hop",
        [PaperKind.Decision] = "quyet-dinh",
    };

    internal static PaperKind? PaperKindOf(string word) => PaperWords.FirstOrDefault(w => w.Value == word) is { Value: not null } found ? found.Key : null;

    private static string Cycle(long cycle) => $"/dot/{N(cycle)}";

    private static string N(long number) => number.ToString(CultureInfo.InvariantCulture);
}
