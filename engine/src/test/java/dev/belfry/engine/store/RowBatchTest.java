package dev.belfry.engine.store;

import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class RowBatchTest {
    private final Handle handle = Jdbi.open("jdbc:sqlite::memory:");
    private RowBatch batch;

    @BeforeEach
    void create() {
        handle.execute("create table thing (id integer primary key, name text)");
        batch = new RowBatch(handle, "insert into thing (id, name) values (?, ?)");
    }

    @AfterEach
    void close() {
        batch.close();
        handle.close();
    }

    private List<String> rows() {
        return handle.createQuery("select id || coalesce(name, '-') from thing order by id")
                .mapTo(String.class)
                .list();
    }

    @Test
    void runsForWhatWasAddedSinceTheLastTime() {
        assertThat(batch.execute()).isEmpty();
        batch.add(1L, "a");
        batch.add(2, null);
        assertThat(batch.execute()).containsExactly(1, 1);
        batch.add(3L, "'");
        assertThat(batch.execute()).containsExactly(1);
        assertThat(rows()).containsExactly("1a", "2-", "3'");
    }

    @Test
    void saysHowManyRowsEachChanged() {
        batch.add(1L, "a");
        batch.execute();
        try (RowBatch rename = new RowBatch(handle, "update thing set name = ? where id = ?")) {
            rename.add("b", 1L);
            rename.add("c", 7L);
            assertThat(rename.execute()).containsExactly(1, 0);
        }
        assertThat(rows()).containsExactly("1b");
    }

    @Test
    void addsNothingOfACommitThatFailedToTheNext() {
        assertThatThrownBy(() -> handle.useTransaction(one -> {
                    batch.add(1L, "a");
                    batch.add(1L, "b");
                    batch.execute();
                }))
                .isInstanceOf(JdbiException.class)
                .hasMessageContaining("SQLITE_CONSTRAINT");
        batch.add(2L, "c");
        assertThat(batch.execute()).containsExactly(1);
        assertThat(rows()).containsExactly("2c");
    }
}
