using TuSoi.Access;
using TuSoi.Balloting;
using TuSoi.Deciding;
using TuSoi.History;
using TuSoi.Improving;
using TuSoi.Opening;
using TuSoi.Opening.Amending;
using TuSoi.Organisation;
using TuSoi.Publishing.Files;
using TuSoi.Ranking;
using TuSoi.Reviewing;
using TuSoi.Rostering;
using TuSoi.Rostering.Asking;
using TuSoi.Rostering.Changing;
using TuSoi.Rostering.Importing;

namespace TuSoi.Tests.Processes.Access;

/// <summary>One line of the matrix: an act as each person would send it, what each is told, and who may do it in the end.</summary>
/// <param name="Act">The act as this person sends it.</param>
/// <param name="Right">Who may; null: nobody in this line.</param>
/// <param name="Told">“who:code” of everybody else, separated by blanks.</param>
internal sealed record Line(Func<long, Act> Act, string? Right, string Told)
{
    public IEnumerable<(string Who, string Code)> Refused => Told.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(t => t.Split(':')).Select(t => (t[0], t[1]));

    /// <summary>The same for an act that is entered at the cell: only those of the chapter and above see it at all.</summary>
    public static string AtCell(string himself = "access.denied") => $"himself:{himself} fellow:access.denied neighbour:unit.unknown stranger:unit.unknown board:access.denied technical:access.denied nobody:unit.unknown";

    /// <summary>… at the chapter of the cell, about the chapter or a body of it.</summary>
    public const string AtChapter = "himself:unit.unknown fellow:unit.unknown neighbour:unit.unknown stranger:unit.unknown board:access.denied technical:access.denied nobody:unit.unknown";

    /// <summary>… at the root, by another office than the organising board; <see cref="OfBoard"/> by the board itself.</summary>
    public const string AtRoot = OfBoard + " board:access.denied";
    public const string OfBoard = "himself:unit.unknown fellow:unit.unknown neighbour:unit.unknown stranger:unit.unknown technical:access.denied nobody:unit.unknown";

    public static Task<Outcome> SendAsync(RunningCycle running, Act act)
    {
        var desk = running.Desk;
        return act switch
        {
            DeclareConflict a => new Conflicts(desk).DeclareAsync(a),
            AppointSubstitute a => new Conflicts(desk).AppointSubstituteAsync(a),
            SetTellers a => new Ballots(desk).SetTellersAsync(a),
            IssueSlips a => new Ballots(desk).IssueAsync(a),
            EnterCount a => new Ballots(desk).EnterAsync(a),
            CloseBallot a => new Ballots(desk).CloseAsync(a),
            PrepareDecision a => new Decisions(desk).PrepareAsync(a),
            SignDecision a => new Decisions(desk).SignAsync(a),
            WithdrawDecision a => new Withdrawals(desk).WithdrawAsync(a),
            Notify a => new Decisions(desk).NotifyAsync(a),
            Deciding.Object a => new Objections(desk).ObjectAsync(a),
            AnswerObjection a => new Objections(desk).AnswerAsync(a),
            PrepareRerank a => new Reranks(desk).PrepareAsync(a),
            SignRerank a => new Reranks(desk).SignAsync(a),
            PlanRemedies a => new Remedies(desk).PlanAsync(a),
            Commit a => new Remedies(desk).CommitAsync(a),
            SetRemedyStatus a => new Remedies(desk).SetStatusAsync(a),
            OpenCycle a => new Cycles(desk).OpenAsync(a, running.Pack, CycleFacts.OfRosterAsync),
            AnnounceConference a => new Conferences(desk).AnnounceAsync(a),
            RecordStep a => new Records(desk).RecordAsync(a),
            SendDossier a => new Records(desk).SendDossierAsync(a),
            ComputeVerdicts a => new Verdicts(desk, CycleFacts.OfCycleAsync).ComputeAsync(a),
            Propose a => new Proposals(desk).ProposeAsync(a),
            Appraise a => new Proposals(desk).AppraiseAsync(a),
            Consolidate a => new Proposals(desk).ConsolidateAsync(a),
            _ => ReviewAsync(running, act),
        };
    }

    private static Task<Outcome> ReviewAsync(RunningCycle running, Act act)
    {
        var desk = running.Desk;
        return act switch
        {
            RegisterMeeting a => new Meetings(desk).RegisterAsync(a),
            ArrangeAttendance a => new Meetings(desk).ArrangeAsync(a),
            OpenMeeting a => new Meetings(desk).OpenAsync(a),
            CorrectPresence a => new Meetings(desk).CorrectAsync(a),
            Conclude a => new Meetings(desk).ConcludeAsync(a),
            CloseMeeting a => new Meetings(desk).CloseAsync(a),
            ProposePrompt a => new Prompts(desk).ProposeAsync(a),
            ConsolidatePrompts a => new Prompts(desk).ConsolidateAsync(a),
            IssuePrompts a => new Prompts(desk).IssueAsync(a),
            Ask a => new Requests(desk).AskAsync(a),
            Answer a => new Requests(desk).AnswerAsync(a),
            HandInStatement a => new Statements(desk).HandInAsync(a),
            SendDraft a => new Statements(desk).SendDraftAsync(a),
            CompleteStatement a => new Statements(desk).CompleteAsync(a),
            SignStatement a => new Statements(desk).SignAsync(a),
            Appoint a => new Appointments(running.Store, running.Clock).AppointAsync(a, running.Pack),
            EndPost a => new Appointments(running.Store, running.Clock).EndAsync(a),
            SealChains a => new Keeping(desk).SealAsync(a),
            ForgetContent a => new Keeping(desk).ForgetAsync(a),
            AmendCycle a => new Amendments(desk).AmendAsync(a, running.Pack),
            RecordFact a => new FactRecords(running.Store, running.Pack.Facts, running.Clock).RecordAsync(a),
            EndSubject a => new Movements(desk).EndAsync(a),
            MoveSubject a => new Movements(desk).MoveAsync(a),
            AddSubject a => new Movements(desk).AddAsync(a),
            CorrectSubject a => new Movements(desk).CorrectAsync(a),
            AttachFile a => new Attachments(desk).AttachAsync(a, System.Text.Encoding.UTF8.GetBytes($"%PDF-1.7\n{a.Name}\n%%EOF")),
            RemoveFile a => new Attachments(desk).RemoveAsync(a),
            ApplyImport a => new Imports(running.Store, running.Clock).ApplyAsync(a),
            _ => RosterAsync(running, act),
        };
    }

    private static async Task<Outcome> RosterAsync(RunningCycle running, Act act)
    {
        var (store, facts, clock) = (running.Store, running.Pack.Facts, running.Clock);
        return act switch
        {
            AdmitMember a => await new RosterActs(store, facts, clock).AdmitAsync(a, running.Pack),
            MoveMember a => await new RosterActs(store, facts, clock).MoveAsync(a),
            EndEntries a => await new RosterActs(store, facts, clock).EndAsync(a),
            CorrectEntries a => await new RosterActs(store, facts, clock).CorrectAsync(a),
            SaveMembers a => (await new RosterActs(store, facts, clock).SaveAsync(a, running.Pack)).Outcome,
            FoundBodies a => await new RosterActs(store, facts, clock).FoundAsync(a, running.Pack),
            RecordFacts a => (await new FactRecords(store, facts, clock).RecordAsync(a)).Outcome,
            AskFacts a => await new FactRequests(store, facts, clock).AskAsync(a),
            AnswerFacts a => await new FactRequests(store, facts, clock).AnswerAsync(a),
            WithdrawFacts a => await new FactRequests(store, facts, clock).WithdrawAsync(a),
            _ => throw new InvalidOperationException($"{act.GetType().Name}: not known here."),
        };
    }
}
