create table one_more (id bigint primary key);
insert into no_such_table (id) values (1);
