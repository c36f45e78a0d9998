package dev.belfry.velociraptor.clients;

import dev.belfry.velociraptor.connect.VelociraptorException;
import java.util.List;

/** A Velociraptor server, which is asked in one of its organisations at a time. */
interface LabelServers extends AutoCloseable {
    /** The organisations that the user may see. */
    List<String> orgs() throws VelociraptorException, InterruptedException;

    /** The server, asked in this organisation; whether there is one of that id shows when it is asked. */
    LabelServer in(String org);

    /** Drops what is under way; within a second or so. */
    @Override
    void close();
}
