using Microsoft.AspNetCore.Components;
using TuSoi.Web.Components;

namespace TuSoi.Web.Pages.Rostering;

/// <summary>A page that reads before it is drawn at all: a component is otherwise drawn once while its reading still runs, with nothing in it.</summary>
public abstract class ReadingPage : ActPage
{
    private bool read;

    public override async Task SetParametersAsync(ParameterView parameters)
    {
        parameters.SetParameterProperties(this);
        if (!read)
        {
            read = true;
            await OpenAsync();
        }
        await base.SetParametersAsync(ParameterView.Empty);
    }

    /// <summary>Asks for permission and reads; nothing is drawn before it is done.</summary>
    protected virtual Task OpenAsync() => Task.CompletedTask;
}
