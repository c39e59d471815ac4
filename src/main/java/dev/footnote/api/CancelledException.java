package dev.footnote.api;

/** Work was given up because its {@link Cancellation} was cancelled. */
public final class CancelledException extends PermanentException {

    private static final long serialVersionUID = 1L;

    /**
     * @param reason who or what cancelled, as given to {@link Cancellation#cancel(String)}
     */
    public CancelledException(String reason) {
        super(reason);
    }
}
