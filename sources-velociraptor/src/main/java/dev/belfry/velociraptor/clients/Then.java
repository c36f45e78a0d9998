package dev.belfry.velociraptor.clients;

import dev.belfry.core.settings.Setting;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What becomes of a client's labels once everybody is told. */
record Then(
        @Setting("The label that comes off. It is the one watched for, so this may be left out.") @Nullable
        String remove,

        @Setting(value = "Labels to put on instead.", example = "Slack told") @Nullable
        List<String> add) {
    /** Nothing but that the label comes off. */
    static final Then REMOVED = new Then(null, null);

    Then {
        remove = remove == null ? null : remove.strip();
        add = add == null ? null : add.stream().map(String::strip).toList();
    }

    List<Label> added() {
        return add == null ? List.of() : add.stream().map(Label::new).toList();
    }
}
