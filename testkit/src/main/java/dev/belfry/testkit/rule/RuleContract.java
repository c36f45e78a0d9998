package dev.belfry.testkit.rule;

import dev.belfry.core.alert.Content;
import dev.belfry.core.event.Event;
import dev.belfry.core.event.Handle;
import dev.belfry.core.machine.Step;
import dev.belfry.core.plugin.PluginContext;
import dev.belfry.core.rule.Rule;
import dev.belfry.core.rule.Rule.Effect;
import dev.belfry.core.rule.Rule.Input;
import dev.belfry.core.rule.RuleFactory;
import dev.belfry.core.settings.Setting;
import dev.belfry.testkit.machine.CheckedMachine;
import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The tests every {@link Rule} inherits. A rule's own test extends this, gives its factory, settings and a story, and
 * adds what only it knows:
 *
 * <pre>{@code
 * class QuietHostRuleTest extends RuleContract<QuietHostSettings> {
 *     QuietHostRuleTest() {
 *         super(new QuietHostRuleFactory(), new QuietHostSettings(Duration.ofHours(1)));
 *     }
 *
 *     protected List<Event> story() {
 *         return List.of(heartbeat("web-1", "14:00:00"), heartbeat("web-1", "15:30:00"));
 *     }
 * }
 * }</pre>
 *
 * <p>The contract finds the rule's states by giving it the events of the story and every answer in any order, and sees
 * in each of them that the rule is pure, never throws, can be stored, explains itself and does not spin.
 *
 * @param <T> the rule's settings
 */
public abstract class RuleContract<T extends Record> {
    private static final int STATES_TO_ATTACK = 40;

    private final RuleFactory<T> factory;
    private final T settings;

    protected RuleContract(RuleFactory<T> factory, T settings) {
        this.factory = factory;
        this.settings = settings;
    }

    /** Events the rule understands, of which some in some order make it raise an alert. */
    protected abstract List<Event> story();

    /** What the factory is given. */
    protected PluginContext context() {
        return new TimelessContext();
    }

    /** A rule with the settings under test. */
    protected final Rule<?> rule() {
        return factory.create(settings, context());
    }

    @Test
    final void isFoundAsAService() {
        assertThat(ServiceLoader.load(RuleFactory.class).stream().map(ServiceLoader.Provider::type))
                .as("META-INF/services/%s names the factory", RuleFactory.class.getName())
                .contains(factory.getClass());
    }

    @Test
    final void introducesItself() {
        assertThat(factory.type()).matches("[a-z][a-z0-9-]*");
        assertThat(factory.description()).isNotBlank();
        assertThat(factory.settings()).isEqualTo(settings.getClass());
        for (RecordComponent component : factory.settings().getRecordComponents()) {
            assertThat(component.getAnnotation(Setting.class))
                    .as("@Setting on %s", component.getName())
                    .isNotNull();
        }
    }

    @Test
    final void looksBackNotAhead() {
        assertThat(rule().reach()).isGreaterThanOrEqualTo(Duration.ZERO);
    }

    @Test
    final void findsTheKeyFromTheEventAlone() {
        Rule<?> used = rule();
        explore(used, (input, step) -> {});
        for (Event event : story()) {
            assertThat(used.key(event)).isNotEmpty().isEqualTo(used.key(event)).isEqualTo(rule().key(event));
        }
    }

    @Test
    final void keepsItsPromisesInEveryState() {
        explore(rule(), (input, step) -> {});
    }

    @Test
    final void decidesAlikeWhereverItRuns() {
        List<Object> here = new ArrayList<>();
        List<Object> there = new ArrayList<>();
        explore(rule(), (input, step) -> here.add(step));
        explore(rule(), (input, step) -> there.add(step));
        assertThat(here).isEqualTo(there);
    }

    @Test
    final void keepsStatesThatCanBeStored() {
        Rule<?> rule = rule();
        Storable.check(rule.state());
        assertThat(explore(rule, (input, step) -> {}))
                .allSatisfy(state -> assertThat(rule.state()).isAssignableFrom(state.getClass()));
    }

    @Test
    final void raisesWhatCanBeShown() {
        List<Rule.Raise> raised = new ArrayList<>();
        explore(rule(), (input, step) -> effects(step, Rule.Raise.class).forEach(raised::add));
        assertThat(raised)
                .as("alerts that the story makes it raise")
                .isNotEmpty()
                .allSatisfy(raise -> {
                    assertThat(raise.episode()).isNotBlank();
                    checkContent(raise.content());
                });
    }

    @Test
    final void warnsInSentencesThatCanBeRead() {
        explore(
                rule(),
                (input, step) ->
                        effects(step, Rule.Warn.class).forEach(warn -> CheckedMachine.checkReason(warn.about())));
    }

    @Test
    final void settlesOnlyWhatEventsAskedFor() {
        Set<Handle> handles =
                story().stream().map(Event::handle).filter(Objects::nonNull).collect(Collectors.toSet());
        explore(
                rule(),
                (input, step) -> assertThat(effects(step, Rule.Settle.class))
                        .extracting(Rule.Settle::handle)
                        .as("handles that events carried")
                        .allMatch(handles::contains));
    }

    @Test
    final void survivesHostileEventsInEveryState() {
        attack(rule());
    }

    private <S> void attack(Rule<S> rule) {
        byKey(rule).forEach((key, events) -> {
            Exploration<S> exploration = new Exploration<>(rule, events, (input, step) -> {});
            List<S> states =
                    exploration.explore().stream().limit(STATES_TO_ATTACK).toList();
            for (Event event : events) {
                HostileEvents.of(event)
                        .filter(hostile -> rule.key(hostile).isPresent())
                        .forEach(hostile -> {
                            exploration.step(null, new Rule.Seen(hostile));
                            states.forEach(state -> exploration.step(state, new Rule.Seen(hostile)));
                        });
            }
        });
    }

    private <S> Collection<S> explore(Rule<S> rule, BiConsumer<Input, Step<S, Effect>> onStep) {
        List<S> states = new ArrayList<>();
        byKey(rule).forEach((key, events) -> states.addAll(new Exploration<>(rule, events, onStep).explore()));
        return states;
    }

    private Map<String, List<Event>> byKey(Rule<?> rule) {
        Map<String, List<Event>> byKey = new LinkedHashMap<>();
        for (Event event : story()) {
            String key = rule.key(event).orElseThrow(() -> new AssertionError("no key for " + event));
            byKey.computeIfAbsent(key, unused -> new ArrayList<>()).add(event);
        }
        return byKey;
    }

    private static void checkContent(Content content) {
        assertThat(content.title()).as("title").isNotBlank();
        assertThat(content.fields().members().keySet())
                .allSatisfy(name -> assertThat(name)
                        .as("routes match on fields, so their names are lower-case words")
                        .matches("[a-z][a-z0-9-]*"));
    }

    private static <E extends Effect> List<E> effects(Step<?, Effect> step, Class<E> type) {
        return step.outputs().stream().filter(type::isInstance).map(type::cast).toList();
    }
}
