/** Yes and no, feelings, understanding each other, requests, small talk. Columns: English | Korean | French. */

export const TALK = `
Yes. | 네. | Oui.
No. | 아니요. | Non.
Yes, I do. | 네, 그래요. | Oui.
No, I do not. | 아니요, 안 그래요. | Non.
Yes, of course. | 네, 물론이에요. | Oui, bien sûr.
Okay. | 알겠어요. | D'accord.
All right. | 좋아요. | Très bien.
Sure. | 물론이에요. | Bien sûr.
Of course. | 물론이에요. | Bien sûr.
Of course not. | 물론 아니에요. | Bien sûr que non.
Maybe. | 아마도요. | Peut-être.
Perhaps. | 아마도요. | Peut-être.
Please. | 부탁해요. | S'il vous plaît.
Really? | 정말이에요? | Vraiment ?
Really! | 정말이에요! | Vraiment !
Is that true? | 사실이에요? | C'est vrai ?
That is true. | 사실이에요. | C'est vrai.
That is not true. | 사실이 아니에요. | Ce n'est pas vrai.
That is right. | 맞아요. | C'est juste.
You are right. | 맞아요. | Vous avez raison.
You are wrong. | 틀렸어요. | Vous avez tort.
That is wrong. | 틀렸어요. | C'est faux.
I agree. | 동의해요. | Je suis d'accord.
I do not agree. | 동의하지 않아요. | Je ne suis pas d'accord.
I think so. | 그렇게 생각해요. | Je pense que oui.
I do not think so. | 그렇게 생각하지 않아요. | Je ne pense pas.
I hope so. | 그러면 좋겠어요. | J'espère.
I see. | 그렇군요. | Je vois.
I know. | 알아요. | Je sais.
I do not know. | 몰라요. | Je ne sais pas.
I understand. | 알겠어요. | Je comprends.
I do not understand. | 이해가 안 돼요. | Je ne comprends pas.
Do you understand? | 이해하세요? | Est-ce que vous comprenez ?
I forgot. | 잊어버렸어요. | J'ai oublié.
I remember. | 기억나요. | Je me souviens.
I do not remember. | 기억이 안 나요. | Je ne me souviens pas.
I am not sure. | 잘 모르겠어요. | Je ne suis pas sûr.
I am sure. | 확실해요. | J'en suis sûr.
I do not have time. | 시간이 없어요. | Je n'ai pas le temps.
I do not have money. | 돈이 없어요. | Je n'ai pas d'argent.
Do you have time? | 시간이 있으세요? | Est-ce que vous avez le temps ?
I do not care. | 상관없어요. | Ça m'est égal.
Good! | 좋아요! | Bien !
Very good! | 아주 좋아요! | Très bien !
Great! | 아주 좋아요! | Super !
Perfect! | 완벽해요! | Parfait !
Well done! | 잘했어요! | Bravo !
Good job! | 잘했어요! | Bon travail !
Wonderful! | 정말 멋져요! | Merveilleux !
Wow! | 와! | Waouh !
That is good. | 그거 좋네요. | C'est bien.
That is great. | 그거 정말 좋네요. | C'est super.
That is too bad. | 그거 안됐네요. | C'est dommage.
What a pity! | 아쉬워요! | Quel dommage !
It is nothing. | 아무것도 아니에요. | Ce n'est rien.
It is easy. | 쉬워요. | C'est facile.
It is difficult. | 어려워요. | C'est difficile.
It is important. | 중요해요. | C'est important.
It is interesting. | 재미있어요. | C'est intéressant.
It is beautiful. | 아름다워요. | C'est beau.
It is possible. | 가능해요. | C'est possible.
It is impossible. | 불가능해요. | C'est impossible.
I love you. | 사랑해요. | Je vous aime.
I love you so much. | 정말 사랑해요. | Je vous aime tellement.
I love you very much. | 정말 사랑해요. | Je vous aime beaucoup.
I love you too. | 저도 사랑해요. | Je vous aime aussi.
I like you. | 좋아해요. | Je vous aime bien.
I miss you. | 보고 싶어요. | Vous me manquez.
I need you. | 당신이 필요해요. | J'ai besoin de vous.
I hate you. | 싫어해요. | Je vous déteste.
Do you love me? | 저를 사랑하세요? | Est-ce que vous m'aimez ?
Do you like me? | 저를 좋아하세요? | Est-ce que vous m'aimez bien ?
Will you marry me? | 저와 결혼해 주시겠어요? | Voulez-vous m'épouser ?
You are beautiful. | 아름다우세요. | Vous êtes beau.
You are very kind. | 아주 친절하세요. | Vous êtes très gentil.
You are my friend. | 당신은 제 친구예요. | Vous êtes mon ami.
We are friends. | 우리는 친구예요. | Nous sommes amis.
I am happy. | 저는 행복해요. | Je suis heureux.
I am sad. | 저는 슬퍼요. | Je suis triste.
I am tired. | 저는 피곤해요. | Je suis fatigué.
I am busy. | 저는 바빠요. | Je suis occupé.
I am bored. | 심심해요. | Je m'ennuie.
I am angry. | 저는 화가 났어요. | Je suis en colère.
I am afraid. | 무서워요. | J'ai peur.
I am lonely. | 저는 외로워요. | Je suis seul.
I am ready. | 준비됐어요. | Je suis prêt.
Are you ready? | 준비되셨어요? | Vous êtes prêt ?
I am here. | 저는 여기에 있어요. | Je suis ici.
Are you okay? | 괜찮으세요? | Ça va ?
Are you busy? | 바쁘세요? | Est-ce que vous êtes occupé ?
Are you happy? | 행복하세요? | Est-ce que vous êtes heureux ?
Are you tired? | 피곤하세요? | Est-ce que vous êtes fatigué ?
What is wrong? | 무슨 일이에요? | Qu'est-ce qui ne va pas ?
What happened? | 무슨 일이 있었어요? | Qu'est-ce qui s'est passé ?
What is this? | 이것은 뭐예요? | Qu'est-ce que c'est ?
What is that? | 저것은 뭐예요? | Qu'est-ce que c'est que ça ?
What is it? | 뭐예요? | Qu'est-ce que c'est ?
What? | 뭐라고요? | Quoi ?
Why? | 왜요? | Pourquoi ?
Why not? | 왜 안 돼요? | Pourquoi pas ?
When? | 언제요? | Quand ?
Where? | 어디요? | Où ?
Who? | 누구요? | Qui ?
How? | 어떻게요? | Comment ?
How much? | 얼마예요? | Combien ?
How many? | 몇 개예요? | Combien ?
Which one? | 어느 것이요? | Lequel ?
What are you doing? | 뭐 하고 계세요? | Qu'est-ce que vous faites ?
What are you doing now? | 지금 뭐 하고 계세요? | Qu'est-ce que vous faites maintenant ?
What is he doing? | 그는 뭐 하고 있어요? | Qu'est-ce qu'il fait ?
What is she doing? | 그녀는 뭐 하고 있어요? | Qu'est-ce qu'elle fait ?
What do you want? | 뭘 원하세요? | Qu'est-ce que vous voulez ?
What do you think? | 어떻게 생각하세요? | Qu'est-ce que vous en pensez ?
What do you mean? | 무슨 뜻이에요? | Qu'est-ce que vous voulez dire ?
What does it mean? | 무슨 뜻이에요? | Qu'est-ce que ça veut dire ?
What does this word mean? | 이 단어는 무슨 뜻이에요? | Que veut dire ce mot ?
How do you say this in Korean? | 이것은 한국어로 뭐라고 해요? | Comment est-ce qu'on dit ça en coréen ?
How do you say this in English? | 이것은 영어로 뭐라고 해요? | Comment est-ce qu'on dit ça en anglais ?
How do you say this in French? | 이것은 프랑스어로 뭐라고 해요? | Comment est-ce qu'on dit ça en français ?
Do you speak English? | 영어를 하세요? | Est-ce que vous parlez anglais ?
Do you speak Korean? | 한국어를 하세요? | Est-ce que vous parlez coréen ?
Do you speak French? | 프랑스어를 하세요? | Est-ce que vous parlez français ?
I speak English. | 저는 영어를 해요. | Je parle anglais.
I do not speak Korean. | 저는 한국어를 못해요. | Je ne parle pas coréen.
I speak a little Korean. | 저는 한국어를 조금 해요. | Je parle un peu coréen.
I am learning Korean. | 저는 한국어를 배우고 있어요. | J'apprends le coréen.
Please speak slowly. | 천천히 말해 주세요. | Parlez lentement, s'il vous plaît.
Please speak more slowly. | 더 천천히 말해 주세요. | Parlez plus lentement, s'il vous plaît.
Please say it again. | 다시 말해 주세요. | Répétez, s'il vous plaît.
Could you repeat that? | 다시 말해 주시겠어요? | Pourriez-vous répéter ?
Can you help me? | 도와주시겠어요? | Pouvez-vous m'aider ?
Could you help me, please? | 도와주시겠어요? | Pourriez-vous m'aider, s'il vous plaît ?
Please help me. | 도와주세요. | Aidez-moi, s'il vous plaît.
Please wait. | 기다려 주세요. | Attendez, s'il vous plaît.
Wait a moment. | 잠깐 기다려 주세요. | Attendez un instant.
One moment, please. | 잠깐만요. | Un instant, s'il vous plaît.
Just a moment. | 잠깐만요. | Un instant.
Come here. | 이리 오세요. | Venez ici.
Come in. | 들어오세요. | Entrez.
Please sit down. | 앉으세요. | Asseyez-vous, s'il vous plaît.
Look! | 보세요! | Regardez !
Listen! | 들어 보세요! | Écoutez !
Stop! | 멈추세요! | Arrêtez-vous !
Go! | 가세요! | Allez !
Let's go! | 같이 가요! | Allons-y !
Let us go! | 같이 가요! | Allons-y !
Let's eat. | 같이 먹어요. | Mangeons.
Let us eat. | 같이 먹어요. | Mangeons.
Hurry up! | 서두르세요! | Dépêchez-vous !
Be careful! | 조심하세요! | Faites attention !
Be quiet! | 조용히 하세요! | Taisez-vous !
Do not worry. | 걱정하지 마세요. | Ne vous inquiétez pas.
Do not worry about it. | 걱정하지 마세요. | Ne vous en faites pas.
Do not cry. | 울지 마세요. | Ne pleurez pas.
Do not go. | 가지 마세요. | Ne partez pas.
Call me. | 전화해 주세요. | Appelez-moi.
Follow me. | 따라오세요. | Suivez-moi.
Trust me. | 저를 믿으세요. | Faites-moi confiance.
Tell me. | 말해 주세요. | Dites-moi.
Try again. | 다시 해 보세요. | Réessayez.
Me too. | 저도요. | Moi aussi.
Me neither. | 저도 아니에요. | Moi non plus.
Not yet. | 아직 아니에요. | Pas encore.
Not today. | 오늘은 안 돼요. | Pas aujourd'hui.
Not now. | 지금은 안 돼요. | Pas maintenant.
I am joking. | 농담이에요. | Je plaisante.
I am coming. | 갈게요. | J'arrive.
I am going home. | 저는 집에 가고 있어요. | Je rentre à la maison.
I am at home. | 저는 집에 있어요. | Je suis à la maison.
I want to go home. | 저는 집에 가고 싶어요. | Je veux rentrer à la maison.
I must go. | 저는 가야 해요. | Je dois partir.
I have to go. | 저는 가야 해요. | Je dois partir.
I can do it. | 할 수 있어요. | Je peux le faire.
I cannot do it. | 할 수 없어요. | Je ne peux pas le faire.
I like it. | 마음에 들어요. | Ça me plaît.
I do not like it. | 마음에 안 들어요. | Ça ne me plaît pas.
I like music. | 저는 음악을 좋아해요. | J'aime la musique.
I like Korea. | 저는 한국을 좋아해요. | J'aime la Corée.
I love Korea. | 저는 한국을 사랑해요. | J'aime la Corée.
I love music. | 저는 음악을 사랑해요. | J'aime la musique.
I am a student. | 저는 학생이에요. | Je suis étudiant.
I am a teacher. | 저는 선생님이에요. | Je suis professeur.
I am a man. | 저는 남자예요. | Je suis un homme.
It is a secret. | 비밀이에요. | C'est un secret.
I did not sleep well. | 잘 못 잤어요. | Je n'ai pas bien dormi.
Did you sleep well? | 잘 주무셨어요? | Est-ce que vous avez bien dormi ?
I slept well. | 잘 잤어요. | J'ai bien dormi.
`;
