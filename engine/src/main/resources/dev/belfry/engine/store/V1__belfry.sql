-- Times are microseconds since the epoch. ${key} is the type of a 64-bit key that is its table's own order.
-- Names are rows of their own, so that renaming a sink is one update and every other row holds a small number.

-- copied_at is set in a backup, until a person lets an instance run on it. New alerts and deliveries have numbers above
-- numbered_to, since the store that this one was copied from may have given out those below.
create table store (
  uuid text not null,
  tag text not null,
  created_at bigint not null,
  copied_at bigint,
  numbered_to bigint not null
);

-- configured is 1 for those that the instance runs, or ran last. now is the number whose name this one has, since two
-- sources were merged: states still hold handles with this number.
create table name (
  id ${key} primary key,
  kind text not null,
  name text not null,
  configured bigint not null,
  now bigint,
  unique (kind, name)
);

create table checkpoint (
  source bigint not null,
  split text not null,
  value text not null,
  read_at bigint not null,
  primary key (source, split)
);

-- One row for each rule and key, in the order in which they came, so that those that change together lie together. They
-- are found by a hash of both, which is salted with the store's uuid; the key is compared on reading.
create table state (
  id ${key} primary key,
  hash bigint not null,
  rule bigint not null,
  subject text not null,
  value text not null,
  wake_at bigint,
  alert bigint,
  episode text,
  because text,
  changed_at bigint not null
);

create index state_hash on state (hash);

create index state_wake on state (wake_at) where wake_at is not null;

-- One row for each revision of an alert. Its deliveries are the rows delivery_from to delivery_from + deliveries - 1.
create table alert (
  id ${key} primary key,
  first bigint not null,
  previous bigint,
  revision bigint not null,
  status text not null,
  rule bigint not null,
  source bigint not null,
  subject text not null,
  episode text not null,
  content text not null,
  because text not null,
  event text,
  delivery_from bigint not null,
  deliveries bigint not null,
  raised_at bigint not null
);

create index alert_raised on alert (raised_at);

-- The row tells of the latest attempt; those before it are rows of attempt.
-- Phases: 0 pending, 1 sending, 2 in doubt, 3 parked, 4 grouped, 10 delivered, 11 dead, 12 suppressed, 13 dropped, 14 waived.
create table delivery (
  id ${key} primary key,
  alert bigint not null,
  sink bigint not null,
  lane bigint not null,
  required bigint not null,
  phase bigint not null,
  attempts bigint not null,
  strikes bigint not null,
  next_at bigint,
  started_at bigint,
  ended_at bigint,
  answer text,
  receipt text
);

-- The open ones: those that may go next, in the order in which they go; and, by lane, those that are not new any more. Lanes
-- lie scattered, so that a row there for each new one would cost a page of the disk for each alert. Used only by queries
-- that repeat the predicate word for word.
create index delivery_open on delivery (sink, phase, next_at, id) where phase < 10;

create index delivery_lane on delivery (sink, lane, id)
  where phase < 3 and (phase > 0 or attempts > 0 or ended_at is not null);

create index delivery_dead on delivery (sink, id) where phase = 11;

create index delivery_dropped on delivery (id) where phase = 13;

-- One row for each digest, named by its delivery. Its members are the deliveries of its sink from first to last that were
-- never tried by themselves: those grouped, and those with an end and no attempt. So a member costs no column, and
-- gathering a million costs one row. Settled is the phase that its members were brought to.
create table digest (
  delivery ${key} primary key,
  sink bigint not null,
  first bigint not null,
  last bigint not null,
  settled bigint
);

create table attempt (
  delivery bigint not null,
  number bigint not null,
  started_at bigint not null,
  ended_at bigint,
  phase bigint not null,
  answer text,
  primary key (delivery, number)
);

-- What another process asks of the running one: to replay, drop or waive a delivery. Read in order, and deleted in the
-- commit that carries it out.
create table command (
  id ${key} primary key,
  kind text not null,
  delivery bigint not null,
  asked_at bigint not null
);

-- How each source, rule and sink is, for those who look from another process, and when it was last seen to be well.
create table health (
  name bigint primary key,
  state text not null,
  detail text not null,
  since bigint not null,
  ok_at bigint
);

-- What the running instance was told to do: when that was read, and why something later was refused. One row at most.
create table configuration (
  loaded_at bigint not null,
  refused_at bigint,
  refused text
);
