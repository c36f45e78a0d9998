package dev.belfry.velociraptor.connect;

import dev.belfry.core.plugin.Finding;
import dev.belfry.core.source.SourceException;
import dev.belfry.core.source.SourceException.Kind;
import dev.belfry.core.text.VisibleText;

/** Velociraptor could not be asked, or refused. Says what is wrong and, apart from that, what to do about it. */
public final class VelociraptorException extends Exception {
    private static final long serialVersionUID = 1L;

    private static final int LONGEST = 600;

    private final Kind kind;
    private final String what;
    private final String remedy;
    private boolean inOrg;

    private VelociraptorException(Kind kind, String what, String remedy) {
        super(VisibleText.line(what + ". " + remedy, LONGEST));
        this.kind = kind;
        this.what = VisibleText.line(what, LONGEST);
        this.remedy = VisibleText.line(remedy, LONGEST);
    }

    /** What may pass by itself. Both texts may quote the server; neither ends the first sentence itself. */
    public static VelociraptorException passing(String what, String remedy) {
        return new VelociraptorException(Kind.RETRY, what, remedy);
    }

    /** What stays until somebody acts. */
    public static VelociraptorException lasting(String what, String remedy) {
        return new VelociraptorException(Kind.BLOCKED, what, remedy);
    }

    public VelociraptorException because(Throwable cause) {
        initCause(cause);
        return this;
    }

    /** Says that it is about the organisation that was asked: another one of the same server may be well. */
    public VelociraptorException inOrg() {
        inOrg = true;
        return this;
    }

    /** Whether another organisation of the same server may be well. */
    public boolean isInOrg() {
        return inOrg;
    }

    public String what() {
        return what;
    }

    public String remedy() {
        return remedy;
    }

    public SourceException toSourceException() {
        return new SourceException(kind, what + ". " + remedy, this);
    }

    public Finding toFinding() {
        return Finding.fail(what, remedy);
    }

    public Kind kind() {
        return kind;
    }
}
