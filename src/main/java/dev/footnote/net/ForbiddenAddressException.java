package dev.footnote.net;

import dev.footnote.api.PermanentException;

/** An address that is not asked for at all: the address guard or the site's robots.txt forbids it. Nobody else is to be asked for it either. */
public final class ForbiddenAddressException extends PermanentException {

    private static final long serialVersionUID = 1L;

    /**
     * @param message the fault, its place and the remedy
     */
    public ForbiddenAddressException(String message) {
        super(message);
    }
}
