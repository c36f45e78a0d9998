package dev.belfry.engine.plugin;

import dev.belfry.core.alert.Severity;
import dev.belfry.core.json.JsonObject;
import dev.belfry.core.settings.Secret;
import dev.belfry.core.settings.SecretUrl;
import dev.belfry.core.settings.Setting;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class SettingsCheckTest {
    record Everything(
            @Setting("") String text,
            @Setting("") int number,
            @Setting("") @Nullable Long large,
            @Setting("") boolean yes,
            @Setting("") Severity choice,
            @Setting("") Duration time,
            @Setting("") URI uri,
            @Setting("") Path file,
            @Setting("") Secret secret,
            @Setting("") SecretUrl url,
            @Setting("") JsonObject tree,
            @Setting("") Inner inner,
            @Setting("") List<Inner> list,
            @Setting("") Map<String, List<Secret>> map) {}

    record Inner(@Setting("") String text) {}

    record Wrong(
            String plain,
            @Setting("") double number,
            @Setting("") List<? extends String> wildcard,
            @Setting("") Set<String> set,
            @Setting("") Map<Integer, String> map,
            @Setting("") WrongInner inner) {}

    record WrongInner(@Setting("") Object any) {}

    record Ring(@Setting("") List<Ring> rings) {}

    record Twice(@Setting("") Inner one, @Setting("") Inner two) {}

    record Nothing() {}

    @Test
    void takesAllThatASettingMayBe() {
        assertThat(SettingsCheck.faults(Everything.class)).isEmpty();
        assertThat(SettingsCheck.faults(Twice.class)).isEmpty();
        assertThat(SettingsCheck.faults(Nothing.class)).isEmpty();
    }

    @Test
    void tellsEveryFaultAtOnce() {
        assertThat(SettingsCheck.faults(Wrong.class))
                .containsExactly(
                        "Wrong.plain has no @Setting to describe it",
                        "Wrong.number is a double, which no setting can be",
                        "Wrong.wildcard is a ? extends java.lang.String, which no setting can be",
                        "Wrong.set is a java.util.Set<java.lang.String>, which no setting can be",
                        "Wrong.map is a java.util.Map<java.lang.Integer, java.lang.String>, which no setting can be",
                        "WrongInner.any is a java.lang.Object, which no setting can be");
    }

    @Test
    void aRecordThatHoldsItselfHasNoEnd() {
        assertThat(SettingsCheck.faults(Ring.class)).containsExactly(Ring.class.getName() + " holds itself");
    }
}
