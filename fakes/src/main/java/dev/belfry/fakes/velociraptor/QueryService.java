package dev.belfry.fakes.velociraptor;

import dev.belfry.velociraptor.protocol.APIGrpc;
import dev.belfry.velociraptor.protocol.VQLCollectorArgs;
import dev.belfry.velociraptor.protocol.VQLRequest;
import dev.belfry.velociraptor.protocol.VQLResponse;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import java.util.List;
import java.util.concurrent.ScheduledExecutorService;

/** {@code proto.API/Query}: honest, unless the script says otherwise. */
final class QueryService extends APIGrpc.APIImplBase {
    private final Answers answers;
    private final Script script;
    private final CallLog calls;
    private final ScheduledExecutorService scheduler;

    QueryService(Answers answers, Script script, CallLog calls, ScheduledExecutorService scheduler) {
        this.answers = answers;
        this.script = script;
        this.calls = calls;
        this.scheduler = scheduler;
    }

    @Override
    public void query(VQLCollectorArgs arguments, StreamObserver<VQLResponse> out) {
        Caller caller = Caller.current();
        List<String> queries =
                arguments.getQueryList().stream().map(VQLRequest::getVQL).toList();
        calls.add(caller.user(), arguments, queries);
        ServerCallStreamObserver<VQLResponse> stream = (ServerCallStreamObserver<VQLResponse>) out;
        // Without a handler, saying anything to a client that has hung up would throw.
        stream.setOnCancelHandler(() -> {});
        Readiness readiness = new Readiness();
        stream.setOnReadyHandler(readiness::becomesReady);
        script.take(queries)
                .handle(
                        () -> answers.to(caller.user(), arguments),
                        new Wire(stream, caller.cut(), scheduler, readiness));
    }
}
