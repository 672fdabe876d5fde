using TuSoi.Organisation;
using TuSoi.Rules.Steps;

namespace TuSoi.Opening;

/// <summary>One subject at one step: open, waiting, or (null) done.</summary>
public sealed record StepLine(Subject Subject, StepRule Step, OpenStep? Open)
{
    public StepState State => Open?.State ?? StepState.Done;
}
