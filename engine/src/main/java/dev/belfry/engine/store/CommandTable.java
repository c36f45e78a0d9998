package dev.belfry.engine.store;

import java.util.List;
import java.util.Locale;
import org.jdbi.v3.core.Handle;

/** The commands that wait to be carried out. */
final class CommandTable {
    private final Handle handle;

    CommandTable(Handle handle) {
        this.handle = handle;
    }

    void append(List<Command> commands) {
        handle.useTransaction(one -> {
            long last = one.createQuery("select coalesce(max(id), 0) from command")
                    .mapTo(Long.class)
                    .one();
            for (Command command : commands) {
                one.execute(
                        "insert into command (id, kind, delivery, asked_at) values (?, ?, ?, ?)",
                        ++last,
                        command.kind().name().toLowerCase(Locale.ROOT),
                        command.delivery(),
                        Micros.of(command.askedAt()));
            }
        });
    }

    List<CommandRow> waiting(int most) {
        return handle.createQuery("select id, kind, delivery, asked_at from command order by id limit ?")
                .bind(0, most)
                .map((rs, context) -> new CommandRow(
                        rs.getLong(1),
                        new Command(
                                Command.Kind.valueOf(rs.getString(2).toUpperCase(Locale.ROOT)),
                                rs.getLong(3),
                                Micros.time(rs.getLong(4)))))
                .list();
    }

    void done(List<Long> ids) {
        ids.forEach(id -> handle.execute("delete from command where id = ?", id));
    }
}
