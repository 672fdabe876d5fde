using TuSoi.Web.Components;

namespace TuSoi.Web.Pages.Reviewing;

/// <summary>
/// A page whose forms come and go with the state of the work: it asks which form was sent, so that a form sent twice, or sent from a page that is out of date,
/// still finds its handler and gets an answer in words.
/// </summary>
public abstract class PostedPage : ActPage
{
    protected bool Posted(string form) => PostedForm == form;

    protected string PostedForm => IsPost && Http.Request.HasFormContentType ? Http.Request.Form["_handler"].ToString() : "";
}
