package dev.belfry.engine.store;

import dev.belfry.engine.delivery.Phase;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/** Which deliveries to list: the newest, and with each condition fewer of them. Null for a condition is none. */
public final class DeliveryFilter {
    private final int most;
    private final List<Condition> conditions;

    private record Condition(String sql, String name, Object value) {}

    private DeliveryFilter(int most, List<Condition> conditions) {
        this.most = most;
        this.conditions = List.copyOf(conditions);
    }

    /** So many at most, whatever they are. */
    public static DeliveryFilter newest(int most) {
        return new DeliveryFilter(most, List.of());
    }

    /** Those of one alert, every revision, by the id that people know. */
    public DeliveryFilter alert(@Nullable String id) {
        return alert(id, "a.first = :first", "first");
    }

    /** Those that a digest tells, by its alert's id. */
    public DeliveryFilter digest(@Nullable String id) {
        return alert(id, DigestReader.DIGEST + " = :digest", "digest");
    }

    private DeliveryFilter alert(@Nullable String id, String sql, String name) {
        if (id == null) {
            return this;
        }
        return AlertId.parse(id)
                .map(alert -> and("(select tag from store) = :tag", "tag", alert.tag())
                        .and(sql, name, alert.number()))
                .orElseGet(() -> and("1 = :nothing", "nothing", 0));
    }

    public DeliveryFilter sink(@Nullable String name) {
        return and("s.name = :sink", "sink", name);
    }

    public DeliveryFilter rule(@Nullable String name) {
        return and("r.name = :rule", "rule", name);
    }

    /** Those of one key of the rule, all of it. */
    public DeliveryFilter key(@Nullable String key) {
        return and("a.subject = :key", "key", key);
    }

    /** Those whose key or message contains a text. */
    public DeliveryFilter about(@Nullable String text) {
        return and(
                "(a.subject like :about escape '!' or a.content like :about escape '!')",
                "about",
                text == null ? null : pattern(text));
    }

    /** Those whose last answer contains a text. */
    public DeliveryFilter cause(@Nullable String text) {
        return and(AbsentSinks.ANSWER + " like :cause escape '!'", "cause", text == null ? null : pattern(text));
    }

    /** Those whose alert was raised then or later. */
    public DeliveryFilter since(@Nullable Instant time) {
        return and("a.raised_at >= :since", "since", time == null ? null : Micros.of(time));
    }

    /** Those whose alert was raised before. */
    public DeliveryFilter until(@Nullable Instant time) {
        return and("a.raised_at < :until", "until", time == null ? null : Micros.of(time));
    }

    /** Those in one of these phases; in any, if there are none. */
    public DeliveryFilter phases(Collection<Phase> phases) {
        if (phases.isEmpty()) {
            return this;
        }
        List<Integer> numbers = phases.stream().map(Phase::number).toList();
        return and(PhaseIndexes.among(phases) + AbsentSinks.PHASE + " in (<phases>)", "phases", numbers);
    }

    private DeliveryFilter and(String sql, String name, @Nullable Object value) {
        if (value == null) {
            return this;
        }
        List<Condition> more = new ArrayList<>(conditions);
        more.add(new Condition(sql, name, value));
        return new DeliveryFilter(most, more);
    }

    /** The conditions, each after an {@code and}, and the limit. */
    String sql() {
        StringBuilder sql = new StringBuilder();
        conditions.forEach(condition -> sql.append(" and ").append(condition.sql()));
        return sql.append(" order by d.id desc limit ").append(most).toString();
    }

    void bind(Query query) {
        for (Condition condition : conditions) {
            if (condition.value() instanceof List<?> values) {
                query.bindList(condition.name(), values);
            } else {
                query.bind(condition.name(), condition.value());
            }
        }
    }

    /** What SQL's {@code like} finds a text with, wherever it stands; its escape is {@code !}. */
    static String pattern(String text) {
        return "%" + text.replaceAll("[%_!]", "!$0") + "%";
    }
}
