package dev.serverlease.request;

/** Not now, for no fault of the request: it is worth sending again after some seconds. */
public class TryAgain extends Refusal {

    /** After how many. */
    public static final int SECONDS = 5;

    private static final int STATUS = 503;

    /** @param text also says whether anything was stored, if that is known */
    public TryAgain(String text) {
        super(STATUS, text);
    }
}
